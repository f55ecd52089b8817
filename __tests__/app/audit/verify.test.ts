/** Tampering of every kind, with a real branch, a folder and an exported file: each is found and named. */
import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Verification } from "../../../src/audit/verify/verify.ts";
import { canonicalJson, sha256Hex } from "../../../src/core/canonical-json.ts";
import { headPath, recordPath } from "../../../src/ledger/layout.ts";
import { runHere } from "../../support/in-process.ts";
import { createSandbox, type Sandbox } from "../../support/run-cli.ts";
import {
  commitFiles,
  type Files,
  filesOf,
  pathsOf,
  SampleChain,
  sampleEntries,
  writeBranch,
  writeExport,
  writeFolder,
} from "../../support/sample-ledger.ts";

const entries = sampleEntries();
const FILES = filesOf(entries);

/** Records of #7, in their order. */
const SEVEN = entries.filter(({ head }) => head.pullRequest === 7).map(({ record }) => record);
const [FIRST = "", SECOND = "", THIRD = "", MERGE = ""] = SEVEN;
const EIGHT = entries.filter(({ head }) => head.pullRequest === 8).map(({ record }) => record);
const [POLICY = ""] = pathsOf(FILES, "policy");
const [EVIDENCE = ""] = pathsOf(FILES, "evidence");

const text = (files: Files, path: string): string => files.get(path)?.toString() ?? "";
const edit = (files: Files, path: string, from: string, to: string): void => {
  const before = text(files, path);
  if (!before.includes(from)) throw new Error(`${path} has no ${from}`);
  files.set(path, Buffer.from(before.replace(from, to)));
};

/** Changes what a record says and gives it the name that it has then. @returns its digest */
function rename(files: Files, digest: string, change: (predicate: Record<string, unknown>) => void): string {
  const value = JSON.parse(text(files, recordPath(digest)));
  change(value.predicate);
  const bytes = canonicalJson(value);
  files.delete(recordPath(digest));
  files.set(recordPath(sha256Hex(bytes)), Buffer.from(bytes));
  return sha256Hex(bytes);
}

interface Tampering {
  readonly name: string;
  readonly with: (files: Files) => void;
  /** Kind and path of the first finding. */
  readonly first: (files: Files) => { kind: string; path: string };
  /** Kinds of all errors, where there are more. */
  readonly kinds?: readonly string[];
}

const TAMPERINGS: readonly Tampering[] = [
  {
    name: "a record was edited",
    with: (files) => edit(files, recordPath(SECOND), '"status":"fail"', '"status":"pass"'),
    first: () => ({ kind: "altered", path: recordPath(SECOND) }),
  },
  {
    name: "a record was deleted",
    with: (files) => files.delete(recordPath(SECOND)),
    first: () => ({ kind: "missing-records", path: recordPath(THIRD) }),
  },
  {
    name: "the first record was deleted",
    with: (files) => files.delete(recordPath(FIRST)),
    first: () => ({ kind: "missing-records", path: recordPath(SECOND) }),
  },
  {
    name: "a record was put in",
    with: (files) => {
      const chain = new SampleChain(7).decide("2026-11-20T10:00:00Z").decide("2026-11-20T11:30:00Z");
      const forged = chain.entries.at(-1)?.record ?? "";
      files.set(recordPath(forged), filesOf(chain.entries).get(recordPath(forged)) ?? Buffer.alloc(0));
    },
    first: (files) => ({ kind: "doubled-sequence", path: added(files) }),
    kinds: ["doubled-sequence", "wrong-previous"],
  },
  {
    name: "two records changed places, each renamed to what it is now",
    with: (files) => {
      const [second, third] = [SECOND, THIRD];
      rename(files, second, (said) => Object.assign(said, { sequence: 3, previous: FIRST }));
      rename(files, third, (said) => Object.assign(said, { sequence: 2, previous: FIRST }));
    },
    first: () => ({ kind: "wrong-previous", path: "" }),
    kinds: ["wrong-previous", "wrong-previous", "memory-differs", "reference"],
  },
  {
    name: "the policy of a decision was removed",
    with: (files) => files.delete(POLICY),
    first: () => ({ kind: "policy-missing", path: "" }),
  },
  {
    name: "the policy of a decision was replaced",
    with: (files) => edit(files, POLICY, '"mode":"enforce"', '"mode":"advisory"'),
    first: () => ({ kind: "altered", path: POLICY }),
  },
  {
    name: "garbage lies in the branch",
    with: (files) => files.set("records/hello.txt", Buffer.from("hello")),
    first: () => ({ kind: "stranger", path: "records/hello.txt" }),
  },
  {
    name: "a record is no JSON",
    with: (files) => files.set(recordPath(SECOND), Buffer.from("{")),
    first: () => ({ kind: "altered", path: recordPath(SECOND) }),
  },
  {
    name: "what has the right name is no record",
    with: (files) => {
      const bytes = Buffer.from('{"hello":1}');
      files.set(recordPath(sha256Hex(bytes)), bytes);
    },
    first: () => ({ kind: "malformed", path: recordPath(sha256Hex('{"hello":1}')) }),
  },
  {
    name: "a record is not in canonical form",
    with: (files) => {
      const bytes = Buffer.from(`${text(files, recordPath(MERGE))}\n`);
      files.delete(recordPath(MERGE));
      files.set(recordPath(sha256Hex(bytes)), bytes);
    },
    first: (files) => ({ kind: "not-canonical", path: added(files) }),
    kinds: ["not-canonical", "memory-differs"],
  },
  {
    name: "a record lies in the wrong folder",
    with: (files) => {
      const path = recordPath(SECOND);
      files.set(path.replace(/records\/../, "records/zz"), files.get(path) ?? Buffer.alloc(0));
      files.delete(path);
    },
    first: () => ({ kind: "missing-records", path: recordPath(THIRD) }),
    kinds: ["missing-records", "stranger"],
  },
  {
    name: "evidence was altered",
    with: (files) => files.set(EVIDENCE, Buffer.from('{"accuracy": 0.99}\n')),
    first: () => ({ kind: "altered", path: EVIDENCE }),
  },
  {
    name: "evidence was removed",
    with: (files) => files.delete(EVIDENCE),
    first: () => ({ kind: "evidence-missing", path: recordPath(FIRST) }),
  },
  {
    name: "an objection was taken out of the memory",
    with: (files) => {
      const memory = JSON.parse(text(files, headPath(7)));
      memory.acts = memory.acts.slice(1);
      files.set(headPath(7), Buffer.from(canonicalJson(memory)));
    },
    first: () => ({ kind: "memory-differs", path: headPath(7) }),
  },
  {
    name: "an act in the memory was edited",
    with: (files) => edit(files, headPath(7), '"kind":"object"', '"kind":"sign-off"'),
    first: () => ({ kind: "memory-differs", path: headPath(7) }),
  },
  {
    name: "the status in the memory was edited",
    with: (files) => edit(files, headPath(8), '"status":"pending"', '"status":"pass"'),
    first: () => ({ kind: "memory-differs", path: headPath(8) }),
  },
  {
    name: "the memory is no JSON",
    with: (files) => files.set(headPath(7), Buffer.from("[")),
    first: () => ({ kind: "not-canonical", path: headPath(7) }),
  },
  {
    name: "the memory was rolled back",
    with: (files) =>
      files.set(
        headPath(7),
        filesOf(entries.filter(({ record }) => record !== MERGE)).get(headPath(7)) ?? Buffer.alloc(0),
      ),
    first: () => ({ kind: "memory-behind", path: headPath(7) }),
  },
  {
    name: "the memory was removed",
    with: (files) => files.delete(headPath(7)),
    first: () => ({ kind: "records-without-memory", path: headPath(7) }),
  },
  {
    name: "the end of a chain was cut off, and its memory left",
    with: (files) => files.delete(recordPath(MERGE)),
    first: () => ({ kind: "memory-ahead", path: headPath(7) }),
  },
  {
    name: "all records of a pull request were removed",
    with: (files) => {
      for (const digest of SEVEN) files.delete(recordPath(digest));
    },
    first: () => ({ kind: "memory-without-records", path: headPath(7) }),
  },
  {
    name: "an attestation says nothing of a record",
    with: (files) => files.set(recordPath(FIRST).replace("records", "attestations"), Buffer.from("{}")),
    first: () => ({ kind: "attestation-wrong", path: recordPath(FIRST).replace("records", "attestations") }),
  },
  {
    name: "a merge names a decision of another pull request",
    with: (files) => {
      const forged = rename(files, MERGE, (said) => Object.assign(said, { decision: EIGHT[0] }));
      edit(files, headPath(7), MERGE, forged);
      edit(files, headPath(7), MERGE, forged);
    },
    first: (files) => ({ kind: "reference", path: added(files) }),
  },
  {
    name: "a record is about another repository",
    with: (files) => {
      const forged = rename(files, MERGE, (said) => Object.assign(said, { repository: { name: "acme/other" } }));
      edit(files, headPath(7), MERGE, forged);
      edit(files, headPath(7), MERGE, forged);
    },
    first: (files) => ({ kind: "other-repository", path: added(files) }),
    kinds: [],
  },
];

/** The one record that was not there before. */
const added = (files: Files): string => [...files.keys()].find((path) => !FILES.has(path)) ?? "";

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = createSandbox();
  writeBranch(sandbox, entries);
});
afterAll(() => sandbox.remove());

const here = (name: string) => join(sandbox.folder, "..", `${sandbox.folder.split("/").at(-1)}-${name}`);

async function verify(ledger: string, ...words: string[]): Promise<Verification & { code: number | null }> {
  const { code, stdout, stderr } = await runHere(
    ["audit", "verify", ledger, "--format", "json", ...words],
    sandbox.folder,
  );
  if (stdout === "") throw new Error(stderr);
  return { code, ...JSON.parse(stdout) };
}

const errorsIn = ({ findings, errors }: Verification) => findings.slice(0, errors);

/** The three places where a ledger may lie, with these files in it. */
const PLACES: Readonly<Record<string, (files: Files) => Promise<Verification & { code: number | null }>>> = {
  folder: async (files) => {
    const folder = here("folder");
    writeFolder(folder, files);
    return verify(folder);
  },
  export: async (files) => {
    writeExport(here("ledger.jsonl"), files);
    return verify(here("ledger.jsonl"));
  },
  branch: async (files) => {
    sandbox.git("checkout", "--quiet", "--force", "-B", "tampered", "secmlops-ledger");
    commitFiles(sandbox, files);
    return verify(sandbox.folder, "--branch", "tampered");
  },
};

describe.each(Object.entries(PLACES))("audit verify of a %s", (place, found) => {
  it("finds nothing in a ledger that nobody touched, and says how much it looked at", async () => {
    const { code, findings, counts, from, to } = await found(FILES);
    expect(findings).toEqual([]);
    expect(code).toBe(0);
    expect(counts).toEqual({
      ...{ files: FILES.size, records: 9, policies: 1, evidence: 1, attestations: 0, memories: 3 },
      ...{ pullRequests: 3, passes: 0, unattested: 0 },
    });
    expect([from, to]).toEqual(["2026-11-20T10:00:00Z", "2026-11-20T15:00:00Z"]);
  });

  it.each(TAMPERINGS)("finds that $name", async ({ with: tamper, first, kinds }) => {
    const files: Files = new Map(FILES);
    tamper(files);
    const verification = await found(files);
    const { code, findings } = verification;
    // What a branch has lost or changed is seen in its commits too.
    const [head, ...rest] = findings.filter(({ kind }) => kind !== "history-touched");
    const { kind, path } = first(files);
    expect(head).toMatchObject({ kind, ...(path === "" ? {} : { path }) });
    const errors = errorsIn(verification).filter((each) => each.kind !== "history-touched");
    expect(errors.map((each) => each.kind).sort()).toEqual([...(kinds ?? [kind])].sort());
    expect(rest.length).toBeLessThan(8);
    expect(code).toBe(place === "branch" || errors.length > 0 ? 1 : 0);
  });
});

describe("audit verify of a branch", () => {
  const branch = (name: string, from = "secmlops-ledger") => {
    sandbox.git("checkout", "--quiet", "--force", "-B", name, from);
    return name;
  };

  it("counts its commits", async () => {
    const { history } = await verify(sandbox.folder, "--branch", "secmlops-ledger");
    expect(history).toEqual({ commits: entries.length + 1, signed: 0 });
  });

  it("names a file that was changed, and one that was removed, even if a later commit put both back", async () => {
    branch("touched");
    const path = recordPath(SECOND);
    const changed = sandbox.commit({ [path]: "{}" });
    const removed = sandbox.commit({ [path]: null });
    commitFiles(sandbox, FILES, "put back");
    const { findings } = await verify(sandbox.folder, "--branch", "touched");
    expect(findings).toEqual([
      { kind: "history-touched", path, commit: changed, how: "changed" },
      { kind: "history-touched", path, commit: removed, how: "removed" },
    ]);
    const skipped = await verify(sandbox.folder, "--branch", "touched", "--no-history");
    expect([skipped.code, skipped.history]).toEqual([0, "skipped"]);
  });

  describe("wherever in a clone it is asked from", () => {
    let bare: string;
    beforeAll(() => {
      branch("elsewhere");
      const path = recordPath(SECOND);
      sandbox.commit({ [path]: "{}", "sub/records/x": "x" });
      commitFiles(sandbox, FILES, "put back");
      bare = here("elsewhere.git");
      sandbox.git("clone", "--quiet", "--bare", "--single-branch", "--branch=elsewhere", sandbox.folder, bare);
    });
    afterAll(() => rmSync(bare, { recursive: true }));

    it.each<[string, () => readonly [folder: string, ledger: string]]>([
      ["its top", () => [sandbox.folder, "."]],
      ["a subfolder", () => [join(sandbox.folder, "sub"), "."]],
      ["a subfolder named as the ledger", () => [sandbox.folder, "records"]],
      ["a subfolder that has records of its own", () => [sandbox.folder, "sub"]],
      ["a bare clone", () => [bare, "."]],
      ["a folder of a bare clone", () => [bare, "refs"]],
    ])("names what its commits changed: %s", async (_, where) => {
      const [folder, ledger] = where();
      mkdirSync(join(sandbox.folder, "sub", "records"), { recursive: true });
      const words = ["audit", "verify", ledger, "--branch", "elsewhere", "--format", "json"];
      const { code, stdout, stderr } = await runHere(words, folder);
      expect(stderr).toBe("");
      const { findings }: Verification = JSON.parse(stdout);
      const touched = findings.filter(({ kind }) => kind === "history-touched");
      const path = recordPath(SECOND);
      expect([code, touched]).toEqual([
        1,
        [
          { kind: "history-touched", path, commit: expect.any(String), how: "changed" },
          { kind: "history-touched", path, commit: expect.any(String), how: "changed" },
        ],
      ]);
    });
  });

  it("names merges and second roots", async () => {
    branch("other");
    sandbox.git("checkout", "--quiet", "--orphan", "second-root");
    sandbox.git("rm", "-r", "--quiet", "--cached", ".");
    const root = sandbox.git("commit-tree", "-m", "root", sandbox.git("write-tree"));
    branch("joined");
    sandbox.git("merge", "--quiet", "--allow-unrelated-histories", "-s", "ours", "-m", "join", root);
    const { findings } = await verify(sandbox.folder, "--branch", "joined");
    expect(findings.map(({ kind }) => kind).sort()).toEqual(["history-merge", "history-roots"]);
  });

  it("says that a shallow clone was not looked at whole", async () => {
    const shallow = here("shallow.git");
    sandbox.git(
      "clone",
      "--quiet",
      "--bare",
      "--depth=2",
      "--branch=secmlops-ledger",
      `file://${sandbox.folder}`,
      shallow,
    );
    const { code, findings } = await verify(shallow);
    expect([code, findings.map(({ kind }) => kind)]).toEqual([0, ["history-cut"]]);
  });

  it("fails for every commit without a signature, when signatures are asked for", async () => {
    const found = await verify(sandbox.folder, "--branch", "secmlops-ledger", "--signatures");
    const { code, errors, findings, history } = found;
    expect([code, errors]).toEqual([1, entries.length + 1]);
    const commits = sandbox.git("rev-list", "secmlops-ledger").split("\n");
    const path = expect.stringContaining("secmlops-ledger");
    expect(findings).toEqual(
      expect.arrayContaining(commits.map((commit) => ({ kind: "signature-missing", path, commit }))),
    );
    expect(history).toMatchObject({ signatures: { good: 0, bad: 0, unknown: 0, none: entries.length + 1 } });
  });
});

describe("audit verify --signatures", () => {
  let home: string;
  let before: string | undefined;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "gpg-"));
    before = process.env.GNUPGHOME;
    process.env.GNUPGHOME = home;
    const words = [
      "--batch",
      "--passphrase",
      "",
      "--quick-generate-key",
      "Nina <nina@example.com>",
      "ed25519",
      "sign",
      "never",
    ];
    execFileSync("gpg", words, { stdio: "pipe", env: process.env });
  });
  afterAll(() => {
    execFileSync("gpgconf", ["--kill", "all"], { stdio: "pipe", env: process.env });
    if (before === undefined) delete process.env.GNUPGHOME;
    else process.env.GNUPGHOME = before;
    rmSync(home, { recursive: true });
  });
  const git = (input: string | undefined, ...words: string[]) =>
    execFileSync("git", words, {
      cwd: sandbox.folder,
      encoding: "utf8",
      env: { ...process.env, HOME: home },
      ...(input === undefined ? {} : { input }),
    });

  it("tells a good signature from one of other words, and counts those without", async () => {
    const tree = git(undefined, "rev-parse", "secmlops-ledger^{tree}").trim();
    const who = ["-c", "user.name=Nina", "-c", "user.email=nina@example.com"];
    const good = git(undefined, ...who, "commit-tree", "-S", "-p", "secmlops-ledger", "-m", "signed", tree).trim();
    const words = git(undefined, "cat-file", "commit", good);
    const forged = git(words.replace("signed", "forged"), "hash-object", "-t", "commit", "-w", "--stdin").trim();
    // The clone's own word on what verifies does not count.
    sandbox.git("config", "gpg.program", "false");
    const first = await verify(sandbox.folder, "--branch", good, "--signatures");
    const counts = { bad: 0, unknown: 0, none: entries.length + 1 };
    expect(first.history).toMatchObject({ signed: 1, signatures: { ...counts, good: 1 } });
    expect(new Set(first.findings.map(({ kind }) => kind))).toEqual(new Set(["signature-missing"]));
    const second = await verify(sandbox.folder, "--branch", forged, "--signatures");
    expect(second.history).toMatchObject({ signed: 1, signatures: { ...counts, good: 0, bad: 1 } });
    expect(second.code).toBe(1);
    expect(second.findings.filter(({ kind }) => kind !== "signature-missing")).toEqual([
      { kind: "signature-bad", commit: forged, path: expect.stringContaining(forged.slice(0, 12)) },
    ]);
    // Without being asked, git verifies nothing.
    expect((await verify(sandbox.folder, "--branch", forged)).code).toBe(0);
  });
});

describe("audit verify --signatures of a branch whose commits are all signed", () => {
  const before = process.env.GNUPGHOME;
  let signer: string;
  let home: string;
  let tip: string;
  const gpg = (at: string, ...words: string[]) =>
    execFileSync("gpg", ["--homedir", at, "--batch", ...words], { stdio: "pipe" });
  const close = (at: string) => {
    execFileSync("gpgconf", ["--homedir", at, "--kill", "all"], { stdio: "pipe" });
    rmSync(at, { recursive: true });
  };
  beforeAll(() => {
    signer = mkdtempSync(join(tmpdir(), "gpg-"));
    gpg(signer, "--passphrase", "", "--quick-generate-key", "Nina <nina@example.com>", "ed25519", "sign", "never");
    gpg(signer, "--armor", "--output", join(signer, "key.asc"), "--export");
    const who = ["-c", "user.name=Nina", "-c", "user.email=nina@example.com", "-c", "gpg.program=gpg"];
    const words = [...who, "commit-tree", "-S", "-m", "signed"];
    tip = execFileSync("git", [...words, sandbox.git("rev-parse", "secmlops-ledger^{tree}")], {
      cwd: sandbox.folder,
      encoding: "utf8",
      env: { ...process.env, GNUPGHOME: signer },
    }).trim();
  });
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "gpg-"));
    process.env.GNUPGHOME = home;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.GNUPGHOME;
    else process.env.GNUPGHOME = before;
    close(home);
  });
  afterAll(() => close(signer));
  const found = async () => {
    const { code, findings } = await verify(sandbox.folder, "--branch", tip, "--signatures");
    return [code, findings.map(({ kind }) => kind)];
  };

  it("fails where git does not know the key", async () => {
    expect(await found()).toEqual([1, ["signature-unknown"]]);
  });

  it("fails where nobody said that the key is trusted", async () => {
    gpg(home, "--import", join(signer, "key.asc"));
    expect(await found()).toEqual([1, ["signature-unknown"]]);
  });

  it("passes with a keyring of its own, all of which is trusted", async () => {
    gpg(home, "--import", join(signer, "key.asc"));
    writeFileSync(join(home, "gpg.conf"), "trust-model always\n");
    expect(await found()).toEqual([0, []]);
  });
});

describe("audit verify --signatures of commits that an SSH key signed", () => {
  let home: string;
  let tip: string;
  const before = process.env.GIT_CONFIG_GLOBAL;
  const signers = () => join(home, "signers");
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "ssh-"));
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "nina", "-f", join(home, "key")]);
    writeFileSync(signers(), `nina@example.com ${readFileSync(join(home, "key.pub"), "utf8")}`);
    const who = ["-c", "user.name=Nina", "-c", "user.email=nina@example.com", "-c", "gpg.format=ssh"];
    const words = [...who, "-c", `user.signingKey=${join(home, "key")}`, "commit-tree", "-S", "-m", "signed"];
    tip = sandbox.git(...words, sandbox.git("rev-parse", "secmlops-ledger^{tree}"));
  });
  afterEach(() => {
    if (before === undefined) delete process.env.GIT_CONFIG_GLOBAL;
    else process.env.GIT_CONFIG_GLOBAL = before;
    execFileSync("git", ["config", "--unset-all", "gpg.ssh.allowedSignersFile"], { cwd: sandbox.folder });
  });
  afterAll(() => rmSync(home, { recursive: true }));
  const found = async () => {
    const { code, findings } = await verify(sandbox.folder, "--branch", tip, "--signatures");
    return [code, findings.map(({ kind }) => kind)];
  };

  it("does not take the clone's own word for whose keys count", async () => {
    sandbox.git("config", "gpg.ssh.allowedSignersFile", signers());
    expect(await found()).toEqual([1, ["signature-unknown"]]);
  });

  it("takes the user's word, whatever the clone says", async () => {
    writeFileSync(join(home, "config"), `[gpg "ssh"]\n\tallowedSignersFile = ${signers()}\n`);
    process.env.GIT_CONFIG_GLOBAL = join(home, "config");
    sandbox.git("config", "gpg.ssh.allowedSignersFile", "/dev/null");
    expect(await found()).toEqual([0, []]);
  });
});

describe("audit verify --signatures of what has no commits", () => {
  it.each<[string, () => string[], RegExp]>([
    ["a folder", () => [folder()], /looks at commits, and .* has none: name a clone/],
    ["an export", () => [exported()], /looks at commits, and .* has none: name a clone/],
    [
      "a branch whose history is left out",
      () => [sandbox.folder, "--branch", "secmlops-ledger", "--no-history"],
      /--signatures looks at the commits that --no-history leaves out: give one of the two/,
    ],
  ])("is a usage error: %s", async (_, words, message) => {
    const { code, stdout, stderr } = await runHere(["audit", "verify", ...words(), "--signatures"], sandbox.folder);
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringMatching(message)]);
  });
  const folder = () => {
    writeFolder(here("unsigned"), FILES);
    return here("unsigned");
  };
  const exported = () => {
    writeExport(here("unsigned.jsonl"), FILES);
    return here("unsigned.jsonl");
  };
});

describe("passing decisions without an attestation", () => {
  const chain = new SampleChain(7)
    .decide("2026-11-20T10:00:00Z")
    .decide("2026-11-20T11:00:00Z", { changes: [] })
    .decide("2026-11-20T12:00:00Z", { changes: [] });
  const path = recordPath(chain.entries.at(-1)?.record ?? "").replace("records", "attestations");
  const identity = "https://github.com/acme/credit/.github/workflows/gate.yml@refs/heads/main";
  const folder = (): string => {
    writeFolder(here("passes"), filesOf(chain.entries));
    return here("passes");
  };

  it("are counted, and no error where nobody need have attested them", async () => {
    const { code, counts, findings } = await verify(folder());
    expect([code, findings, counts.passes, counts.unattested]).toEqual([0, [], 2, 2]);
  });

  it("are errors, one for each, where somebody must have attested them", async () => {
    const asked = await verify(folder(), "--identity", identity);
    expect([asked.code, asked.identity, asked.counts.unattested]).toEqual([1, identity, 2]);
    expect(asked.findings).toEqual(
      chain.entries.slice(1).map(({ record, head }) => ({
        ...{ kind: "pass-unattested", identity, path: recordPath(record), at: head.at },
        ...{ pullRequest: 7, sequence: head.sequence },
      })),
    );
  });

  it("do not include one whose attestation is there, in whatever order the files are read", async () => {
    const attested: Files = new Map([...filesOf(chain.entries), [path, Buffer.from("{}")]]);
    for (const files of [attested, new Map([...attested].reverse())]) {
      writeExport(here("passes.jsonl"), files);
      const { counts, findings } = await verify(here("passes.jsonl"), "--identity", identity);
      expect([counts.passes, counts.unattested]).toEqual([2, 1]);
      expect(findings.map(({ kind }) => kind).sort()).toEqual(["attestation-wrong", "pass-unattested"]);
    }
  });

  it("are told apart from an attestation that an export has twice", async () => {
    writeExport(here("passes.jsonl"), new Map([...filesOf(chain.entries), [path, Buffer.from("{}")]]));
    const lines = readFileSync(here("passes.jsonl"), "utf8");
    writeFileSync(here("passes.jsonl"), `${lines}${lines.trimEnd().split("\n").at(-1)}\n`);
    const { findings } = await verify(here("passes.jsonl"));
    expect(findings.filter(({ kind }) => kind !== "attestation-wrong")).toEqual([{ kind: "doubled-file", path }]);
  });
});

describe("a checkpoint", () => {
  const file = () => here("checkpoint.json");
  const made = async () => {
    const { code, stderr } = await runHere(
      ["audit", "verify", "--branch", "secmlops-ledger", "--checkpoint", file()],
      sandbox.folder,
    );
    expect([code, stderr]).toEqual([0, ""]);
    return file();
  };
  /** Rewrites the branch without the newest entries of a pull request. */
  const rewrite = (name: string, without: readonly string[]) => {
    sandbox.git("checkout", "--quiet", "--force", "--orphan", name);
    sandbox.git("rm", "-r", "--quiet", "--force", ".");
    for (const { files } of entries.filter(({ record }) => !without.includes(record)))
      sandbox.commit(Object.fromEntries(files.map(({ path, contents }) => [path, contents])));
    return name;
  };

  it("is small, readable, and names the newest record of every chain", async () => {
    const checkpoint = JSON.parse(readFileSync(await made(), "utf8"));
    expect(checkpoint).toMatchObject({
      schema: "secmlops-gate/ledger-checkpoint@1",
      at: "2026-11-21T12:00:00Z",
      records: 9,
      pulls: { 7: `4:${MERGE.slice(0, 32)}`, 8: expect.stringMatching(/^4:/), 9: expect.stringMatching(/^1:/) },
    });
  });

  it("takes the place of an earlier one whole, which is never written to", async () => {
    const kept = here("kept.json");
    writeFileSync(file(), "an earlier checkpoint");
    linkSync(file(), kept);
    expect(JSON.parse(readFileSync(await made(), "utf8"))).toMatchObject({ records: 9 });
    expect(readFileSync(kept, "utf8")).toBe("an earlier checkpoint");
    rmSync(kept);
  });

  it("says so where it cannot be written, and fails", async () => {
    const words = ["audit", "verify", "--branch", "secmlops-ledger", "--checkpoint", "nowhere/checkpoint.json"];
    const { code, stderr } = await runHere(words, sandbox.folder);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/nowhere\/checkpoint\.json cannot be written \(ENOENT\): .*Name a file in a folder/),
    ]);
  });

  it("holds for the ledger that it was made of, and for what came after", async () => {
    const since = await made();
    expect(await verify(sandbox.folder, "--branch", "secmlops-ledger", "--since", since)).toMatchObject({
      code: 0,
      findings: [],
      since: { pullRequests: 3 },
    });
    sandbox.git("checkout", "--quiet", "--force", "-B", "later", "secmlops-ledger");
    const next = new SampleChain(10).merge("2026-11-21T15:00:00Z").entries[0];
    sandbox.commit(Object.fromEntries((next?.files ?? []).map(({ path, contents }) => [path, contents])));
    expect(await verify(sandbox.folder, "--branch", "later", "--since", since)).toMatchObject({
      code: 0,
      findings: [],
    });
  });

  it("finds a chain whose end was cut off with its memory, in a rewritten branch that is whole in itself", async () => {
    const since = await made();
    const branch = rewrite("cut", [MERGE]);
    expect(await verify(sandbox.folder, "--branch", branch)).toMatchObject({ code: 0, findings: [] });
    const { code, findings } = await verify(sandbox.folder, "--branch", branch, "--since", since);
    expect(code).toBe(1);
    expect(findings.map(({ kind }) => kind).sort()).toEqual(["checkpoint-cut", "checkpoint-tip"]);
    expect(findings).toContainEqual({
      ...{ kind: "checkpoint-cut", path: headPath(7), pullRequest: 7, sequence: 4 },
      ...{ record: MERGE.slice(0, 32), newest: 3 },
    });
  });

  it("finds a chain that is gone, and one that was replaced", async () => {
    const since = await made();
    const files = filesOf([
      ...new SampleChain(7)
        .decide("2026-11-20T09:00:00Z")
        .decide("2026-11-20T09:01:00Z")
        .merge("2026-11-20T09:02:00Z")
        .later("2026-11-20T09:03:00Z").entries,
      ...entries.filter(({ head }) => head.pullRequest === 9),
    ]);
    writeFolder(here("replaced"), files);
    const { findings } = await verify(here("replaced"), "--since", since);
    expect(findings.map(({ kind, path }) => [kind, path])).toEqual([
      ["checkpoint-differs", headPath(7)],
      ["checkpoint-gone", headPath(8)],
    ]);
  });

  it("finds a branch that was set back", async () => {
    const since = await made();
    sandbox.git("branch", "--quiet", "--force", "back", "secmlops-ledger~2");
    const { findings } = await verify(sandbox.folder, "--branch", "back", "--since", since);
    expect(findings.map(({ kind }) => kind)).toContain("checkpoint-tip");
    expect(findings.map(({ kind }) => kind)).toContain("checkpoint-cut");
  });

  it("is not written of a ledger with errors", async () => {
    const files: Files = new Map(FILES);
    files.delete(POLICY);
    writeFolder(here("broken"), files);
    const { code, stderr } = await runHere(
      ["audit", "verify", here("broken"), "--checkpoint", here("none.json")],
      sandbox.folder,
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining("was not written: the ledger did not verify")]);
  });

  it.each([
    ["it is not there", () => here("nowhere.json"), /there is no readable file/],
    ["it is no JSON", () => spoil("login,name"), /it is not JSON: name a file that audit verify --checkpoint wrote\n$/],
    [
      "it was changed",
      () => spoil(readFileSync(file(), "utf8").replace('"records":9', '"records":8')),
      /it was changed after/,
    ],
    ["it is something else", () => spoil("{}"), /expected schema/],
  ])("is refused where %s", async (_, path, message) => {
    await made();
    const { code, stderr } = await runHere(
      ["audit", "verify", "--branch", "secmlops-ledger", "--since", path()],
      sandbox.folder,
    );
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
  const spoil = (content: string) => {
    writeFileSync(here("spoilt.json"), content);
    return here("spoilt.json");
  };
});

describe("audit verify", () => {
  it("says in one line what is wrong, what it means and what to do, the first bad record first", async () => {
    const files: Files = new Map(FILES);
    files.delete(recordPath(EIGHT[0] ?? ""));
    edit(files, recordPath(SECOND), '"event":"issue_comment"', '"event":"push"');
    writeFolder(here("text"), files);
    const { code, stdout } = await runHere(["audit", "verify", here("text")], sandbox.folder);
    expect(code).toBe(1);
    const shown = stdout.replaceAll(here("text"), "LEDGER").replace(/[0-9a-f]{12,64}/g, (digits) => digits.slice(0, 4));
    expect(shown).toMatchSnapshot();
  });

  it("names a memory's path once, and what its members lack in one line", async () => {
    const files: Files = new Map(FILES);
    files.set(headPath(7), Buffer.from("{}"));
    writeFolder(here("hollow"), files);
    const { stdout } = await runHere(["audit", "verify", here("hollow")], sandbox.folder);
    expect(stdout).toContain(
      `\n  ${headPath(7)}: The memory does not have the form it should: schema, pullRequest, sequence, record, head and 4 more are missing. The gate did not write it in this form, or a newer version did.`,
    );
  });

  it("does not pass a ledger without records", async () => {
    writeFolder(
      here("empty"),
      new Map([
        ["README.md", Buffer.from("# Gate history\n")],
        ["records/.keep", Buffer.from("")],
      ]),
    );
    const { code, findings } = await verify(here("empty"));
    expect([code, findings.map(({ kind }) => kind).sort()]).toEqual([1, ["empty", "stranger"]]);
  });

  it("says what could not be read, and judges no chain by halves", async () => {
    writeExport(here("cut.jsonl"), FILES);
    const whole = readFileSync(here("cut.jsonl"));
    writeFileSync(here("cut.jsonl"), whole.subarray(0, whole.length - 20));
    const { code, complete, findings } = await verify(here("cut.jsonl"));
    expect([code, complete, findings.map(({ kind }) => kind)]).toEqual([1, false, ["unreadable"]]);
  });

  it("finds a file that an export has twice", async () => {
    writeExport(here("twice.jsonl"), FILES);
    const whole = readFileSync(here("twice.jsonl"));
    const line = whole.subarray(0, whole.indexOf(10, whole.indexOf(10) + 1) + 1);
    writeFileSync(here("twice.jsonl"), Buffer.concat([whole, line]));
    const { findings } = await verify(here("twice.jsonl"));
    expect(findings.map(({ kind }) => kind)).toEqual(["doubled-file"]);
  });
});

describe("audit export", () => {
  it("writes what verifies as the branch does, whole or not at all", async () => {
    const out = here("out.jsonl");
    const { code } = await runHere(["audit", "export", "--branch", "secmlops-ledger", "--out", out], sandbox.folder);
    expect(code).toBe(0);
    const [branch, exported] = [await verify(sandbox.folder, "--branch", "secmlops-ledger"), await verify(out)];
    expect(exported).toEqual({ ...branch, ledger: out, tip: undefined, history: "none" });
    const printed = await runHere(["audit", "export", "--branch", "secmlops-ledger"], sandbox.folder);
    expect(printed.stdout).toBe(readFileSync(out, "utf8"));
  });

  it("says that nothing was verified", async () => {
    const files: Files = new Map(FILES);
    edit(files, recordPath(SECOND), '"status":"fail"', '"status":"pass"');
    writeFolder(here("tampered"), files);
    const { code, stderr } = await runHere(["audit", "export", here("tampered")], sandbox.folder);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/nothing was verified: `secmlops-gate audit verify`/)]);
  });

  it.each(["jsonl", "csv", "oscal"])("is a usage error of a ledger without records, as %s", async (format) => {
    writeFolder(here("bare"), new Map([["records/.keep", Buffer.from("")]]));
    const { code, stdout, stderr } = await runHere(
      ["audit", "export", here("bare"), "--format", format],
      sandbox.folder,
    );
    expect([code, stdout, stderr]).toEqual([
      2,
      "",
      expect.stringContaining("holds no record: name the ledger's branch"),
    ]);
  });

  it("says that it cannot write there", async () => {
    const { code, stderr } = await runHere(
      ["audit", "export", "--branch", "secmlops-ledger", "--out", "/nowhere/x"],
      sandbox.folder,
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining("/nowhere/x cannot be written")]);
  });
});
