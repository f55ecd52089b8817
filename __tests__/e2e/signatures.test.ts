/** Signatures through the bundles of today's sources, as a child process. */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { type Bundles, buildBundles } from "../support/build-bundles.ts";
import { createSandbox, type Sandbox } from "../support/run-cli.ts";
import { keyOf, layOutModel, made, publishedFolder } from "../support/signatures.ts";

let bundles: Bundles;
let sandbox: Sandbox;
beforeAll(() => {
  bundles = buildBundles();
});
afterAll(() => bundles.remove());
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());

const inside = (path: string) => join(sandbox.folder, path);
function run(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundles.cli, ...words], {
    cwd: sandbox.folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", HOME: tmpdir() },
  });
  return { code: status, stdout, stderr };
}

function putModel(signature = "p256"): void {
  layOutModel(inside("models/credit"));
  writeFileSync(inside("models/credit/model.sig"), made(`${signature}.sig`));
  for (const name of ["p256", "other"]) writeFileSync(inside(`${name}.pub`), keyOf(name));
}
const verify = (...words: readonly string[]) => run("verify-model", "models/credit", ...words);
const BY_KEY = ["--key", "p256.pub"];

describe("verify-model exits", () => {
  test.each<[string, () => void, readonly string[], number, RegExp]>([
    [
      "0 where a folder is as it was signed",
      () => {},
      BY_KEY,
      0,
      /is as it was signed[\s\S]*signed by the key [0-9a-f]{64}[\s\S]*3 files of 10\.3 kB match/,
    ],
    [
      "0 for a signature elsewhere",
      () => renameSync(inside("models/credit/model.sig"), inside("far.sig")),
      [...BY_KEY, "--signature", "far.sig"],
      0,
      /3 files/,
    ],
    [
      "1 where a file was altered",
      () => appendFileSync(inside("models/credit/config.json"), " "),
      BY_KEY,
      1,
      /NOT proved[\s\S]*config\.json is not the file that was signed/,
    ],
    [
      "1 where a file is gone",
      () => rmSync(inside("models/credit/config.json")),
      BY_KEY,
      1,
      /config\.json was signed, and is not there/,
    ],
    [
      "1 where a file was added",
      () => writeFileSync(inside("models/credit/\u001b[2Jrun.py"), "x"),
      BY_KEY,
      1,
      /run\.py is there, and was not signed/,
    ],
    [
      "1 where a name would be a line of ours",
      () => writeFileSync(inside("models/credit/x\ncredit is as it was signed"), "x"),
      BY_KEY,
      1,
      /^ {2}x\\u\{a\}credit[^\n]* is there, and was not signed/m,
    ],
    [
      "1 where a link was added",
      () => symlinkSync("/etc/passwd", inside("models/credit/x")),
      BY_KEY,
      1,
      /x is there, and was not signed/,
    ],
    ["1 where another key signed", () => {}, ["--key", "other.pub"], 1, /by no key that is accepted/],
    [
      "1 where a key signed, and not a person",
      () => {},
      ["--identity", "*", "--issuer", "https://accounts.google.com"],
      1,
      /NOT proved/,
    ],
    [
      "1 where the signature is none",
      () => writeFileSync(inside("models/credit/model.sig"), "{}"),
      BY_KEY,
      1,
      /no Sigstore bundle/,
    ],
    [
      "2 without a signature",
      () => rmSync(inside("models/credit/model.sig")),
      BY_KEY,
      2,
      /no signature at models\/credit\/model\.sig/,
    ],
    [
      "2 with a pipe for a signature, which it does not wait for",
      () => {
        rmSync(inside("models/credit/model.sig"));
        spawnSync("mkfifo", [inside("models/credit/model.sig")]);
      },
      BY_KEY,
      2,
      /not a regular file/,
    ],
    ["2 without a signer", () => {}, [], 2, /--identity with --issuer, or --key/],
    ["2 with an identity alone", () => {}, ["--identity", "nina@acme.com"], 2, /--identity with --issuer, or --key/],
    [
      "2 with a key that is none",
      () => writeFileSync(inside("p256.pub"), "key"),
      BY_KEY,
      2,
      /not a public key in PEM form/,
    ],
    [
      "2 without the folder",
      () => rmSync(inside("models"), { recursive: true }),
      BY_KEY,
      2,
      /no folder models\/credit/,
    ],
  ])("%s", (_, prepare, words, code, said) => {
    putModel();
    prepare();
    const ran = verify(...words);
    expect(ran.stdout + ran.stderr).toMatch(said);
    expect(ran.stdout + ran.stderr).not.toContain("\u001b[2J");
    expect(ran.code).toBe(code);
  });

  test.each([
    ["shards", 0],
    ["blake2b", 0],
    ["blake3", 1],
    ["links", 1],
  ])("by the signature %s with %i", (name, code) => {
    putModel(name);
    expect(verify(...BY_KEY).code).toBe(code);
  });

  test("0 where a link was signed as what it leads to", () => {
    putModel("links");
    symlinkSync("config.json", inside("models/credit/alias.json"));
    expect(verify(...BY_KEY)).toMatchObject({ code: 0 });
  });

  test("0 for folders that Sigstore's public instance signed, by their signers alone", () => {
    const issuer = ["--issuer", "https://sigstore.verify.ibm.com/oauth2"];
    for (const name of ["keyless", "keyless-v0.3.1"]) {
      cpSync(publishedFolder(name), inside(name), { recursive: true });
      expect(run("verify-model", name, "--identity", "stefanb@us.ibm.com", ...issuer)).toMatchObject({ code: 0 });
      expect(run("verify-model", name, "--identity", "eve@us.ibm.com", ...issuer)).toMatchObject({ code: 1 });
    }
  });

  test("with JSON that says the same", () => {
    putModel();
    writeFileSync(inside("models/credit/run.py"), "x");
    const { code, stdout } = verify(...BY_KEY, "--format", "json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ schema: "secmlops-gate/model@1", verdict: "failed", matching: 3 },
      signer: { key: expect.any(String) },
      problems: [{ path: "run.py", state: "unsigned" }],
    });
  });
});

const policyOf = (key: string) => `version: 1
requirements:
  TEC-1:
    title: Models are signed
    dimension: technology
    concern: security
    applies-to: [model]
    needs:
      evidence:
        report: models/**/model.sig
        format: model-signing
        signed-by:
          - key: |
${key.trimEnd().replace(/^/gm, "              ")}
`;

describe("check of a change to a signed model", () => {
  const check = () => run("check", "--base", "main");
  beforeEach(() => {
    putModel();
    mkdirSync(inside(".github/secmlops"), { recursive: true });
    sandbox.commit({ ".github/secmlops/policy.yml": policyOf(keyOf("p256")), "models/credit/config.json": "{}" });
    sandbox.git("checkout", "--quiet", "-b", "change");
  });

  test("stops a file that is not the one that was signed, says so, and lets it through once it is", () => {
    const good = made("credit/weights.safetensors");
    sandbox.commit({
      "models/credit/weights.safetensors": Buffer.from(good).fill(1, 0, 9),
      "models/credit/config.json": made("credit/config.json"),
    });
    const stopped = check();
    expect(stopped).toMatchObject({ code: 1 });
    expect(stopped.stdout).toMatch(/weights\.safetensors[\s\S]*is not the file that[\s\S]*model\.sig[\s\S]*signs/);
    sandbox.commit({ "models/credit/weights.safetensors": good });
    expect(check()).toMatchObject({ code: 0 });
  });

  test("stops a model that nobody signed, and one that somebody else did", () => {
    sandbox.commit({ "models/credit/config.json": made("credit/config.json"), "models/new/a.bin": "x" });
    expect(check().stdout).toMatch(/No signature covers[\s\S]*models\/new\/a\.bin/);
    sandbox.commit({ "models/new/a.bin": null, "models/credit/model.sig": made("p384.sig") });
    const stopped = check();
    expect(stopped).toMatchObject({ code: 1 });
    expect(stopped.stdout).toMatch(/[Pp]roves nothing[\s\S]*key/);
  });

  test("gives the same verdict from its facts alone", () => {
    sandbox.commit({ "models/credit/config.json": made("credit/config.json") });
    expect(run("check", "--base", "main", "--facts-out", "facts.json")).toMatchObject({ code: 0 });
    const facts = readFileSync(inside("facts.json"), "utf8");
    expect(JSON.parse(facts)).toMatchObject({ signatures: [{ signs: "folder", path: "models/credit/model.sig" }] });
    expect(run("evaluate", "--policy", ".github/secmlops", "--facts", "facts.json")).toMatchObject({ code: 0 });
    const forged = JSON.parse(facts);
    forged.signatures[0].content.known.signer.key = "0".repeat(64);
    writeFileSync(inside("facts.json"), JSON.stringify(forged));
    expect(run("evaluate", "--policy", ".github/secmlops", "--facts", "facts.json")).toMatchObject({ code: 1 });
  });
});
