/** Signatures gathered from real repositories and judged, as `check` and the action do. */
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "@jest/globals";
import { describeChanges } from "../../../src/adapters/git/describe-changes.ts";
import { openMirror } from "../../../src/adapters/git/mirror.ts";
import { openRepository, type Repository } from "../../../src/adapters/git/repository.ts";
import { gatherReports, reportQuestions } from "../../../src/app/gather-reports.ts";
import { gatherSignatures } from "../../../src/app/signatures/gather-signatures.ts";
import { scopeOf } from "../../../src/core/change/scope.ts";
import type { FileChange } from "../../../src/core/facts.ts";
import { type AcceptedSigner, type EvidenceProof, evidenceSchema } from "../../../src/core/policy/policy.ts";
import { judgeEvidence } from "../../../src/core/proofs/evidence.ts";
import { signatureFact } from "../../../src/core/signature-facts.ts";
import { type Files, TempRepository, tempFolder } from "../../adapters/git/temp-repository.ts";
import { facts, policy, requirement } from "../../support/builders.ts";
import { type GitServer, serveGit } from "../../support/git-server.ts";
import {
  type Bundle,
  keyOf,
  made,
  makeKeys,
  parse,
  published,
  signBytes,
  signStatement,
  toBytes,
} from "../../support/signatures.ts";

const root = tempFolder();
let server: GitServer;
beforeAll(async () => {
  server = await serveGit(root);
});
afterAll(() => server.close());

const evidence = (rest: Partial<EvidenceProof>): EvidenceProof =>
  evidenceSchema.parse({
    ...{ kind: "evidence", report: ["models/**/model.sig"], format: "model-signing", assurance: "signed" },
    ...{ expect: [], compare: [], metrics: [], measures: [], signedBy: [{ key: keyOf("p256") }] },
    ...rest,
  });

/** What the change from one state of a repository to another comes to. */
async function judge(
  before: Files,
  after: Files,
  rest: Partial<EvidenceProof> = {},
  how: "clone" | "mirror" = "clone",
) {
  const name = `acme/r${Math.random().toString(36).slice(2)}`;
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  const origin = new TempRepository(folder);
  const base = origin.commit(before);
  const head = origin.commit(after, [base]);
  origin.branch("main", head);
  let repository: Repository;
  if (how === "clone") repository = await openRepository(folder);
  else {
    const mirror = await openMirror({ folder: tempFolder(), url: `${server.url}/${name}` });
    await mirror.fetchCommits([base, head]);
    repository = mirror;
  }
  const proof = evidence(rest);
  const ours = policy({ requirements: [requirement({ needs: proof, appliesTo: ["model", "data"] })] });
  const changes = await describeChanges(repository, await repository.diffChanges(base, head), ours, {
    mergeBase: base,
    head,
  });
  const scope = scopeOf(ours, { changes, links: { known: [] } });
  const signatures = await gatherSignatures(repository, head, ours, scope, changes);
  for (const each of signatures) expect(signatureFact.parse(each)).toEqual(each);
  const reports = await gatherReports(repository, head, reportQuestions(ours, scope));
  const all = facts({ changes, reports, signatures });
  return { ...judgeEvidence(proof, scope.items, all), signatures };
}

const MODEL = {
  "config.json": made("credit/config.json"),
  "weights.safetensors": made("credit/weights.safetensors"),
  "tokenizer/vocab.txt": made("credit/tokenizer/vocab.txt"),
};
const at = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));
const signed = (name = "p256", more: Files = {}): Files =>
  at("models/credit", { ...MODEL, "model.sig": made(`${name}.sig`), ...more });
const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const pointerTo = (bytes: Uint8Array) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(bytes)}\nsize ${bytes.length}\n`;
const OTHER = Buffer.alloc(MODEL["weights.safetensors"].length, 7);

describe("a model that is signed", () => {
  test.each<[string, Files, Partial<EvidenceProof>]>([
    ["by files", signed(), {}],
    ["in shards", signed("shards"), {}],
    ["by BLAKE2", signed("blake2b"), {}],
    ["by a key on P-384", signed("p384"), { signedBy: [{ key: keyOf("other") }, { key: keyOf("p384") }] }],
    ["and kept by Git LFS", signed("p256", { "weights.safetensors": pointerTo(MODEL["weights.safetensors"]) }), {}],
    ["beside git's own files", signed("p256", { ".gitattributes": "* -text\n", ".gitignore": "x\n" }), {}],
    [
      "without what the signer leaves out",
      signed("left-out", { "notes/draft.md": "anything\n", "empty.txt": "", "größe.bin": "\u0001" }),
      {},
    ],
    ["in shards, with an empty file", signed("shards", { "empty.txt": "" }), {}],
  ])("%s satisfies", async (_, after, rest) => {
    // What the signer leaves out is not covered: a policy that wants it signed says so by its kinds.
    const result = await judge(
      {
        "models/README.md": "x",
        ...("models/credit/notes/draft.md" in after ? { "models/credit/notes/draft.md": "anything\n" } : {}),
      },
      after,
      rest,
    );
    expect(result.reasons).toEqual([]);
    expect(result).toMatchObject({ status: "satisfied", assurance: "signed", reports: ["models/credit/model.sig"] });
  });

  test.each(["clone", "mirror"] as const)("satisfies in a %s, and its fact says what was found", async (how) => {
    const { status, signatures } = await judge({ a: "x" }, signed(), {}, how);
    expect(status).toBe("satisfied");
    expect(signatures).toMatchObject([
      {
        ...{ path: "models/credit/model.sig", signs: "folder" },
        content: {
          known: {
            predicateType: "https://model_signing/signature/v1.0",
            files: {
              ...{ folder: "models/credit", matching: 3, problems: [], omitted: 0 },
              covered: [
                { path: "models/credit/config.json", sha256: sha256(MODEL["config.json"]) },
                { path: "models/credit/tokenizer/vocab.txt" },
                { path: "models/credit/weights.safetensors" },
              ],
            },
          },
        },
      },
    ]);
  });

  it("by Sigstore's public instance satisfies for that identity and issuer alone", async () => {
    const folder = ["signme-1", "signme-2", "ignore-me", "model.sig"].map(
      (name) => [`models/x/${name}`, published(`openssf/keyless/${name}`)] as const,
    );
    const signer = { identity: "stefanb@us.ibm.com", issuer: "https://sigstore.verify.ibm.com/oauth2" };
    const before = { "models/x/ignore-me": "" };
    const outcome = async (...signedBy: AcceptedSigner[]) =>
      (await judge(before, Object.fromEntries(folder), { signedBy })).status;
    expect(await outcome(signer)).toBe("satisfied");
    expect(await outcome({ ...signer, identity: "*@us.ibm.com" })).toBe("satisfied");
    expect(await outcome({ ...signer, identity: "eve@us.ibm.com" })).toBe("unmet");
    expect(await outcome({ ...signer, identity: "stefanb@us.ibm.co" })).toBe("unmet");
    expect(await outcome({ ...signer, issuer: "https://accounts.google.com" })).toBe("unmet");
    expect(await outcome({ key: keyOf("p256") })).toBe("unmet");
  });

  it("alone in its file satisfies, whatever lies beside it unchanged", async () => {
    const after = { "models/model.gguf": Buffer.from("GGUF\x03\0\0\0"), "models/model.sig": made("single.sig") };
    expect((await judge({ "models/other.bin": "x" }, after)).status).toBe("satisfied");
    const both = await judge({ "models/other.bin": "x" }, { ...after, "models/other.bin": "y" });
    expect(both.reasons).toEqual([{ code: "signature-lacks", path: "models/other.bin" }]);
  });

  it("is not looked at where the change leaves its folder alone", async () => {
    const before = { ...signed(), "models/credit/extra.bin": "unsigned", "data/a.csv": "1" };
    const { signatures, reasons } = await judge(before, { "data/a.csv": "2" });
    expect(signatures).toEqual([]);
    expect(reasons).toEqual([{ code: "signature-lacks", path: "data/a.csv" }]);
  });
});

const OF = { code: "signed-file", path: "models/credit/model.sig", more: 0 };
const BROKEN = { code: "signature-broken", path: "models/credit/model.sig" };
const file = (name: string, state: string) => ({ ...OF, file: `models/credit/${name}`, state });
const edit = (change: (bundle: Bundle) => void, name = "p256"): Buffer => {
  const bundle = parse(made(`${name}.sig`));
  change(bundle);
  return toBytes(bundle);
};
const payloadOf = (bundle: Bundle): Bundle => parse(Buffer.from(bundle.dsseEnvelope.payload, "base64"));

describe("a model that is not as it was signed", () => {
  test.each<[string, Files, object]>([
    [
      "whose file was swapped",
      signed("p256", { "weights.safetensors": OTHER }),
      file("weights.safetensors", "differs"),
    ],
    [
      "whose file in shards was swapped",
      signed("shards", { "weights.safetensors": OTHER }),
      file("weights.safetensors", "differs"),
    ],
    [
      "whose file in shards goes on",
      signed("shards", { "weights.safetensors": Buffer.concat([MODEL["weights.safetensors"], OTHER]) }),
      file("weights.safetensors", "differs"),
    ],
    [
      "whose file in shards ends early",
      signed("shards", { "weights.safetensors": MODEL["weights.safetensors"].subarray(0, 4_096) }),
      file("weights.safetensors", "differs"),
    ],
    [
      "whose Git LFS object is another",
      signed("p256", { "weights.safetensors": pointerTo(OTHER) }),
      file("weights.safetensors", "differs"),
    ],
    [
      "whose Git LFS object cannot be hashed by its oid",
      signed("blake2b", { "weights.safetensors": pointerTo(MODEL["weights.safetensors"]) }),
      file("weights.safetensors", "unreachable"),
    ],
    [
      "whose Git LFS object has several shards",
      signed("shards", { "weights.safetensors": pointerTo(MODEL["weights.safetensors"]) }),
      file("weights.safetensors", "unreachable"),
    ],
    ["with a file more", signed("p256", { "custom_code.py": "import os" }), file("custom_code.py", "unsigned")],
    [
      "with a file more in a folder like git's",
      signed("p256", { "sub/.gitattributes": "x" }),
      file("sub/.gitattributes", "unsigned"),
    ],
    ["with a file less", signed("p256", { "config.json": null }), file("config.json", "missing")],
    [
      "whose file became a link",
      signed("p256", { "config.json": { link: "weights.safetensors" } }),
      file("config.json", "unreachable"),
    ],
    [
      "whose file became a submodule",
      signed("p256", { "config.json": { submodule: "1".repeat(40) } }),
      file("config.json", "unreachable"),
    ],
    ["with a link more", signed("p256", { latest: { link: "weights.safetensors" } }), file("latest", "unsigned")],
    [
      "whose link was signed as what it leads to",
      signed("links", { "alias.json": { link: "config.json" } }),
      file("alias.json", "unreachable"),
    ],
    [
      "kept by DVC",
      signed("p256", {
        "weights.safetensors": null,
        "weights.safetensors.dvc": "outs:\n- md5: d41d8cd98f00b204e9800998ecf8427e\n  path: weights.safetensors\n",
      }),
      file("weights.safetensors", "unreachable"),
    ],
    [
      "with a file in the case of another",
      signed("p256", { "config.json": null, "Config.json": MODEL["config.json"] }),
      file("Config.json", "unsigned"),
    ],
    ["signed by another key", signed("p384"), BROKEN],
    ["hashed as nobody here can", signed("blake3"), BROKEN],
    ["whose signature is text", signed("p256", { "model.sig": "signed" }), BROKEN],
    ["whose signature is empty", signed("p256", { "model.sig": "" }), BROKEN],
    [
      "whose payload names other digests",
      signed("p256", {
        "model.sig": edit((bundle) => {
          const payload = payloadOf(bundle);
          payload.predicate.resources[2].digest = sha256(OTHER);
          bundle.dsseEnvelope.payload = toBytes(payload).toString("base64");
        }),
        "weights.safetensors": OTHER,
      }),
      BROKEN,
    ],
    [
      "whose signature is OpenSSF's of another folder",
      signed("p256", { "model.sig": published("openssf/key/model.sig") }),
      BROKEN,
    ],
    [
      "signed by a certificate of nobody known",
      signed("p256", { "model.sig": published("openssf/certificate-v0.2.0/model.sig") }),
      BROKEN,
    ],
    [
      "signed by somebody else",
      signed("p256", { "model.sig": published("openssf/keyless/model.sig") }),
      { code: "signer-not-accepted" },
    ],
    ["with a huge signature", signed("p256", { "model.sig": Buffer.alloc(17 * 1_048_576, 0x20) }), BROKEN],
  ])("%s is unmet", async (_, after, reason) => {
    const result = await judge({ "models/README.md": "x" }, after);
    expect(result.status).toBe("unmet");
    expect(result.reasons[0]).toMatchObject(
      reason.constructor === Object && "file" in reason ? { ...reason, more: expect.any(Number) } : reason,
    );
  });

  it("renamed and without its signature is unmet", async () => {
    const result = await judge(signed(), {
      ...at("models/credit", {
        ...MODEL,
        "model.sig": null,
        "config.json": null,
        "weights.safetensors": null,
        "tokenizer/vocab.txt": null,
      }),
      ...at("models/new", MODEL),
    });
    expect(result.reasons).toHaveLength(3);
    expect(result.reasons).toContainEqual({ code: "signature-lacks", path: "models/new/weights.safetensors" });
  });

  it.each<[string, Files]>([
    ["deleted", { "models/credit/model.sig": null }],
    ["renamed", { "models/credit/model.sig": null, "notes/old": made("p256.sig") }],
    ["replaced by a link", { "models/credit/model.sig": { link: "config.json" } }],
  ])("is unmet where its signature alone is %s", async (_, after) => {
    const { status, reasons } = await judge(signed(), { ...after, "models/credit/run.py": "import os" });
    expect(status).toBe("unmet");
    expect(reasons).toContainEqual({ ...BROKEN, detail: "it is gone, and files that it signs are still there" });
  });

  it("is unmet where a signature that cannot be read goes, and files stay", async () => {
    const before = signed("p256", { "model.sig": "signed" });
    const { reasons } = await judge(before, { "models/credit/model.sig": null });
    expect(reasons).toEqual([
      {
        ...BROKEN,
        detail: expect.stringMatching(/^it is gone, files of its folder are still there, and it is no Sig/),
      },
    ]);
  });

  it("may go with its signature, or come under another", async () => {
    const gone = Object.fromEntries(Object.keys(signed()).map((path) => [path, null]));
    expect((await judge({ ...signed(), "models/b.bin": "x" }, gone)).reasons).toEqual([]);
    const inside = { ...gone, ...at("models/credit/v2", { ...MODEL, "model.sig": made("p256.sig") }) };
    expect((await judge(signed(), inside)).reasons).toEqual([]);
    const single = { "models/model.gguf": Buffer.from("GGUF\x03\0\0\0"), "models/model.sig": made("single.sig") };
    const without = { "models/model.gguf": null, "models/model.sig": null };
    expect((await judge({ ...single, "models/other.bin": "x" }, without)).reasons).toEqual([]);
  });

  it("moved along with its signature is what it was", async () => {
    const gone = Object.fromEntries(Object.keys(signed()).map((path) => [path, null]));
    const moved = { ...gone, ...at("models/new", { ...MODEL, "model.sig": made("p256.sig") }) };
    expect((await judge(signed(), moved)).status).toBe("satisfied");
  });

  it("is unmet where a file that nobody governs is added or deleted beside it", async () => {
    expect((await judge(signed(), { "models/credit/config.json": null })).status).toBe("unmet");
    const proof = { report: ["signed/model.sig"] };
    const outside = { ...at("signed", { ...MODEL, "model.sig": made("p256.sig") }) };
    const added = await judge(outside, { "signed/run.py": "x", "models/a.bin": "y" }, proof);
    expect(added.reasons[0]).toMatchObject({ code: "signed-file", file: "signed/run.py", state: "unsigned" });
  });

  it("names the first of many problems, and counts the others", async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`more/${index}.bin`, "x"]));
    const { reasons, signatures } = await judge({ a: "b" }, signed("p256", many));
    expect(reasons.map((reason) => ("more" in reason ? reason.more : 0))).toEqual([0, 0, 57]);
    const [fact] = signatures;
    expect(fact && "known" in fact.content && fact.content.known.files).toMatchObject({ matching: 3, omitted: 40 });
  });

  it("is not satisfied by nothing", async () => {
    expect((await judge({ a: "b" }, { "models/a.bin": "x" })).reasons).toEqual([
      { code: "signature-lacks", path: "models/a.bin" },
    ]);
  });
});

describe("more than anybody signs", () => {
  const single = made("single.sig");
  const whole = made("p256.sig");
  const ours = policy({ requirements: [requirement({ needs: evidence({}), appliesTo: ["model"] })] });

  /** What a change comes to that adds all of a tree, without a repository: git takes long over so many files. */
  async function gather(files: ReadonlyMap<string, Buffer>) {
    const idOf = (bytes: Buffer) => createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
    const ids = new Map([...new Set(files.values())].map((bytes) => [bytes, idOf(bytes)]));
    const blobs = new Map([...ids].map(([bytes, id]) => [id, bytes]));
    const entries = [...files].map(([path, bytes]) => ({ path, mode: "100644", id: ids.get(bytes) ?? "" }));
    const tree = entries.sort((a, b) => (a.path < b.path ? -1 : 1));
    const changes = tree.map(({ path, id }): FileChange => ({ path, status: "added", newId: id, newMode: "100644" }));
    let hashed = 0;
    const wanted = (each: readonly string[]) =>
      [...new Set(each)].map((id) => [id, blobs.get(id) ?? Buffer.alloc(0)] as const);
    const repository: Pick<Repository, "listTree" | "readBlobs" | "blobSizes" | "hashBlobs"> = {
      listTree: async () => tree,
      blobSizes: async (each) => new Map(wanted(each).map(([id, { length }]) => [id, length])),
      readBlobs: async (each, limit) =>
        new Map(wanted(each).map(([id, bytes]) => [id, bytes.length > limit ? { tooLarge: bytes.length } : { bytes }])),
      async hashBlobs(each, { algorithm }) {
        hashed += each.length;
        const hash = (bytes: Buffer) => createHash(algorithm).update(bytes).digest("hex");
        return new Map(wanted(each).map(([id, bytes]) => [id, { size: bytes.length, digests: [hash(bytes)] }]));
      },
    };
    const scope = scopeOf(ours, { changes, links: { known: [] } });
    const signatures = await gatherSignatures(repository, "0".repeat(40), ours, scope, changes);
    const { status, reasons } = judgeEvidence(evidence({}), scope.items, facts({ changes, signatures }));
    return { status, reasons, signatures, hashed };
  }

  const GGUF = Buffer.from("GGUF\x03\0\0\0");
  const copies = (count: number): [string, Buffer][] =>
    Array.from({ length: count }, (_, index) => `models/a${String(index).padStart(4, "0")}`).flatMap((folder) => [
      [`${folder}/model.gguf`, GGUF],
      [`${folder}/model.sig`, single],
    ]);
  const credit: [string, Buffer][] = [
    ["models/credit/model.sig", whole],
    ["models/credit/run.py", Buffer.from("import os")],
  ];

  it("does not hide a broken folder behind a thousand copies of a good one", async () => {
    expect(await gather(new Map(copies(999)))).toMatchObject({ status: "satisfied", hashed: 1 });
    const few = await gather(new Map([...copies(999), ...credit]));
    expect(few.reasons).toContainEqual({ ...OF, file: "models/credit/run.py", state: "unsigned" });
    const many = await gather(new Map([...copies(1_000), ...credit]));
    expect(many.reasons).toEqual([{ ...BROKEN, detail: "more than 1000 signatures are asked for; no more are read" }]);
  });

  it("does not hide one behind signatures that have too many bytes together", async () => {
    const large = Buffer.alloc(16 * 1_048_576, 0x20);
    const before = ["a", "b", "c", "ca"].map((name): [string, Buffer] => [`models/${name}/model.sig`, large]);
    const { reasons } = await gather(new Map([...before, ...credit]));
    expect(reasons[3]).toMatchObject({ detail: expect.stringMatching(/^it is no Sigstore bundle/) });
    expect(reasons.slice(4)).toEqual([
      { ...BROKEN, detail: "all that is asked for has more than 67108864 bytes; no more is read" },
    ]);
  });

  it("ends where folders in one another ask for too much", async () => {
    const deep = (depth: number) => `models/${"d/".repeat(depth)}`;
    const signatures = Array.from({ length: 200 }, (_, depth): [string, Buffer] => [`${deep(depth)}model.sig`, single]);
    const files = Array.from({ length: 4_000 }, (_, index): [string, Buffer] => [`${deep(200)}${index}`, GGUF]);
    const found = await gather(new Map([...signatures, ...files]));
    const details = found.signatures.map(({ content }) => ("unavailable" in content ? content.unavailable : ""));
    expect(details).toHaveLength(200);
    expect(details).toContain("all signed folders together hold more than 500000 files; no more are looked at");
    expect(found.status).toBe("unmet");
  });
});

describe("a statement that its own signer gets wrong", () => {
  const keys = makeKeys();
  const rootOf = (digests: readonly string[]) => sha256(Buffer.from(digests.join(""), "hex"));
  const resource = (name: string, content: Uint8Array) => ({ name, algorithm: "sha256", digest: sha256(content) });
  const good = () => {
    const resources = Object.entries(MODEL).map(([name, content]) => resource(name, content));
    return {
      _type: "https://in-toto.io/Statement/v1",
      subject: [{ name: "credit", digest: { sha256: rootOf(resources.map(({ digest }) => digest)) } }],
      predicateType: "https://model_signing/signature/v1.0",
      predicate: { serialization: { method: "files", hash_type: "sha256", allow_symlinks: false }, resources },
    } as Bundle;
  };
  const reroot = (statement: Bundle) => {
    statement.subject[0].digest.sha256 = rootOf(statement.predicate.resources.map((each: Bundle) => each.digest));
  };
  const outcome = async (statement: unknown) =>
    judge({ a: "b" }, signed("p256", { "model.sig": toBytes(signStatement(statement, keys)) }), {
      signedBy: [{ key: keys.pem }],
    });

  it("would satisfy if it were right", async () => {
    expect((await outcome(good())).reasons).toEqual([]);
  });

  const damages: readonly (readonly [string, (statement: Bundle) => void])[] = [
    ["has another digest over all", (s) => (s.subject[0].digest.sha256 = "0".repeat(64))],
    ["has two subjects", (s) => s.subject.push(s.subject[0])],
    [
      "has no resources",
      (s) => {
        s.predicate.resources = [];
        reroot(s);
      },
    ],
    [
      "names a file twice",
      (s) => {
        s.predicate.resources.push(s.predicate.resources[0]);
        reroot(s);
      },
    ],
    [
      "leads out of its folder",
      (s) => {
        s.predicate.resources[0].name = "../config.json";
        reroot(s);
      },
    ],
    [
      "has an absolute path",
      (s) => {
        s.predicate.resources[0].name = "/config.json";
        reroot(s);
      },
    ],
    [
      "has a path with a detour",
      (s) => {
        s.predicate.resources[0].name = "./config.json";
        reroot(s);
      },
    ],
    [
      "hashes one file otherwise",
      (s) => {
        s.predicate.resources[0].algorithm = "md5";
        reroot(s);
      },
    ],
    ["hashes by nothing known", (s) => (s.predicate.serialization.hash_type = "md5")],
    ["is serialised by nothing known", (s) => (s.predicate.serialization.method = "tensors")],
    ["is of no serialisation", (s) => delete s.predicate.serialization],
    [
      "has shards of no size",
      (s) => (s.predicate.serialization = { method: "shards", hash_type: "sha256", shard_size: 0 }),
    ],
    ["is of another predicate", (s) => (s.predicateType = "https://slsa.dev/provenance/v1")],
    ["is no statement", (s) => (s._type = "https://in-toto.io/Link/v1")],
  ];
  test.each(damages)("proves nothing where it %s", async (_, damage) => {
    const statement = good();
    damage(statement);
    expect((await outcome(statement)).reasons).toMatchObject([BROKEN]);
  });

  it("proves nothing by shards that leave a gap, overlap or begin late", async () => {
    const weights = MODEL["weights.safetensors"];
    const half = (from: number, to: number) => ({
      ...resource(`weights.safetensors:${from}:${to}`, weights.subarray(from, to)),
      algorithm: "sha256-sharded-4096",
    });
    const small = Object.entries(MODEL)
      .filter(([name]) => name !== "weights.safetensors")
      .map(([name, content]) => ({
        ...resource(`${name}:0:${content.length}`, content),
        algorithm: "sha256-sharded-4096",
      }));
    const withParts = async (...parts: readonly (readonly [number, number])[]) => {
      const statement = good();
      statement.predicate.serialization = { method: "shards", hash_type: "sha256", shard_size: 4_096 };
      statement.predicate.resources = [...small, ...parts.map(([from, to]) => half(from, to))];
      reroot(statement);
      return (await outcome(statement)).status;
    };
    const end = weights.length;
    expect(await withParts([0, 4_096], [4_096, 8_192], [8_192, end])).toBe("satisfied");
    expect(await withParts([0, 4_096], [8_192, end])).toBe("unmet");
    expect(await withParts([4_096, 8_192], [8_192, end])).toBe("unmet");
    expect(await withParts([0, 4_096], [4_096, 8_192])).toBe("unmet");
    expect(await withParts([0, 4_096], [4_000, 8_192], [8_192, end])).toBe("unmet");
  });

  it("takes no ignored folder for the whole", async () => {
    for (const ignored of [".", "", "/", "./"]) {
      const statement = good();
      statement.predicate.serialization.ignore_paths = [ignored];
      const result = await judge(
        { a: "b" },
        signed("p256", { "model.sig": toBytes(signStatement(statement, keys)), "more.bin": "x" }),
        { signedBy: [{ key: keys.pem }] },
      );
      expect(result.reasons).toMatchObject([{ code: "signed-file", state: "unsigned" }]);
    }
  });
});

describe("a report that is signed", () => {
  const keys = makeKeys();
  const REPORT = JSON.stringify({ accuracy: 0.93 });
  const statementOn = (content: string, more: object = {}) => ({
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: "any", digest: { sha256: sha256(content) } }],
    predicateType: "https://in-toto.io/attestation/test-result/v0.1",
    predicate: { result: "PASSED", configuration: [], passedTests: ["a"] },
    ...more,
  });
  const message = (content: string, by = keys) =>
    toBytes(signBytes(Buffer.from(content), by, createHash("sha256").update(content).digest()));
  const proof: Partial<EvidenceProof> = { report: ["reports/*.json"], format: "json", signedBy: [{ key: keys.pem }] };
  const outcome = async (after: Files, rest: Partial<EvidenceProof> = {}) =>
    judge({ a: "b" }, { "models/a.bin": "x", ...after }, { ...proof, ...rest });
  const [AT, SIG] = ["reports/eval.json", "reports/eval.json.sigstore.json"];
  const only = { report: ["reports/eval.json"] };

  test.each([
    ["its bytes", message(REPORT)],
    ["a statement that names it", toBytes(signStatement(statementOn(REPORT), keys))],
    [
      "a statement that names it as the last of many",
      toBytes(
        signStatement(
          statementOn(REPORT, {
            subject: [...Array.from({ length: 150 }, (_, index) => String(index)), REPORT].map((content) => ({
              digest: { sha256: sha256(content) },
            })),
          }),
          keys,
        ),
      ),
    ],
  ])("by %s counts as signed", async (_, signature) => {
    const result = await outcome({ [AT]: REPORT, [SIG]: signature }, only);
    expect(result.reasons).toEqual([]);
    expect(result).toMatchObject({ status: "satisfied", assurance: "signed" });
  });

  test.each<[string, Files, object]>([
    ["has no signature", { [AT]: REPORT }, { code: "signature-missing", path: SIG }],
    ["was altered since", { [AT]: `${REPORT} `, [SIG]: message(REPORT) }, { code: "signature-broken" }],
    [
      "was altered since its statement",
      { [AT]: `${REPORT} `, [SIG]: toBytes(signStatement(statementOn(REPORT), keys)) },
      { code: "signature-broken" },
    ],
    ["is signed by another key", { [AT]: REPORT, [SIG]: message(REPORT, makeKeys()) }, { code: "signature-broken" }],
    ["is beside anything else", { [AT]: REPORT, [SIG]: "{}" }, { code: "signature-broken" }],
    [
      "is beside a link",
      { [AT]: REPORT, [SIG]: { link: "other.json" }, "reports/other.json": message(REPORT) },
      { code: "signature-missing" },
    ],
  ])("does not count where it %s", async (_, after, reason) => {
    const { status, reasons } = await outcome(after, only);
    expect(status).toBe("unmet");
    expect(reasons).toContainEqual(expect.objectContaining(reason));
  });

  it("as a statement in the format in-toto is its own signature", async () => {
    const bundle = toBytes(signStatement(statementOn("model"), keys));
    const rest: Partial<EvidenceProof> = { report: [AT], format: "in-toto" };
    expect(await outcome({ [AT]: bundle }, rest)).toMatchObject({ status: "satisfied", assurance: "signed" });
    expect((await outcome({ [AT]: bundle }, { ...rest, signedBy: [{ key: makeKeys().pem }] })).status).toBe("unmet");
    const bare = JSON.stringify(statementOn("model"));
    expect((await outcome({ [AT]: bare }, rest)).reasons).toContainEqual({ code: "signature-missing", path: SIG });
    expect(await outcome({ [AT]: bare, [SIG]: message(bare) }, rest)).toMatchObject({
      status: "satisfied",
      assurance: "signed",
    });
  });

  it("is not its own signature in any other format, where unsigned numbers may stand beside what is signed", async () => {
    const bundle = { ...signStatement(statementOn("model"), keys), accuracy: 0.99 };
    const rest = {
      ...only,
      expect: [{ metric: "accuracy", min: 0.9 }],
      metrics: [{ name: "accuracy", path: "$.accuracy" }],
    };
    const { status, reasons } = await outcome({ [AT]: toBytes(bundle) }, rest);
    expect(status).toBe("unmet");
    expect(reasons).toContainEqual({ code: "signature-missing", path: SIG });
  });
});
