/** How a ledger's branch came about, of a clone: read by two git processes, whatever the number of commits. */
import { readFile } from "node:fs/promises";
import { devNull } from "node:os";
import { resolve } from "node:path";
import type { LedgerHistory, LedgerTouch, SignatureState } from "../../audit/ledger-source.ts";
import type { Git } from "../git/run-git.ts";
import { type GitStream, startStream } from "./git-stream.ts";

/**
 * What is only ever added to. Git looks at no other file of a commit. Each is named from the top: a plain path would be meant from the
 * folder that git is run in, and nothing of the ledger lies below another.
 */
const ADDED_TO = ["records", "policies", "evidence", "attestations"].map((folder) => `:(top,literal)${folder}`);
const MAX_FIELD = 1 << 20;

/** What verifies signatures: not whatever a clone's configuration names. */
const VERIFIERS = [
  "gpg.program=gpg",
  "gpg.openpgp.program=gpg",
  "gpg.x509.program=gpgsm",
  "gpg.ssh.program=ssh-keygen",
].flatMap((setting) => ["-c", setting]);

/** Whose SSH keys count, and which no longer do, the user says: a clone's configuration could name its own writer's. */
async function signersOfUser(git: Git): Promise<string[]> {
  const ask = async (key: string): Promise<string | undefined> => {
    const words = ["config", "--show-scope", "--null", "--type=path", "--get-all", key];
    const fields = (await git.run(words)).stdout.toString("utf8").split("\0");
    return fields.filter((_, at) => at % 2 === 1 && OF_USER.has(fields[at - 1] ?? "")).at(-1);
  };
  const [allowed = "", revoked = ""] = [await ask("gpg.ssh.allowedSignersFile"), await ask("gpg.ssh.revocationFile")];
  return [
    ...["-c", `gpg.ssh.allowedSignersFile=${allowed === "" ? devNull : allowed}`],
    ...(revoked === "" ? [] : ["-c", `gpg.ssh.revocationFile=${revoked}`]),
  ];
}
const OF_USER: ReadonlySet<string> = new Set(["system", "global", "command"]);

export function cloneHistory(git: Git, folder: string, tip: string): LedgerHistory {
  const isCut = async (): Promise<boolean> => {
    const path = (await git.ask(["rev-parse", "--git-path", "shallow"])).toString("utf8").replace(/\n$/, "");
    return (await readFile(resolve(folder, path), "latin1").catch(() => "")).trim() !== "";
  };
  return {
    isCut,
    async *commits() {
      // https://git-scm.com/docs/git-rev-list: with --header, the commit as it is, each ended by a NUL.
      const stream = startStream(git, ["rev-list", "--reverse", "--topo-order", "--header", tip, "--"]);
      for await (const field of fieldsOf(stream)) {
        const end = field.indexOf("\n\n");
        const [id = "", ...headers] = field.slice(0, end === -1 ? field.length : end).split("\n");
        const parents = headers.flatMap((line) => (line.startsWith("parent ") ? [line.slice("parent ".length)] : []));
        yield { id, parents, isSigned: headers.some((line) => /^gpgsig(?:-sha256)? /.test(line)) };
      }
    },
    async *touched() {
      const words = [
        "log",
        "-z",
        "--reverse",
        "--topo-order",
        "--no-renames",
        "--name-status",
        "--diff-filter=a",
        "-m",
      ];
      const plain = [
        "--no-show-signature",
        "--no-notes",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-relative",
      ];
      const log = [...words, ...plain, "--format=%x00%H", tip, "--", ...ADDED_TO];
      const stream = startStream(git, ["--no-literal-pathspecs", ...log]);
      yield* readTouches(stream);
    },
    async *signatures() {
      const words = ["log", "-z", "--reverse", "--no-patch", "--no-notes", "--format=%H %G?", tip, "--"];
      const stream = startStream(git, [...VERIFIERS, ...(await signersOfUser(git)), ...words]);
      for await (const field of fieldsOf(stream)) {
        const [id = "", letter = ""] = field.trim().split(" ");
        yield { id, state: stateOf(letter) };
      }
    },
    async holds(commit) {
      if (commit === tip) return "yes";
      const there = await git.run(["cat-file", "-e", `${commit}^{commit}`]);
      if (there.code !== 0) return (await isCut()) ? "unknown" : "no";
      const { code } = await git.run(["merge-base", "--is-ancestor", commit, tip]);
      if (code === 0) return "yes";
      return code === 1 && !(await isCut()) ? "no" : "unknown";
    },
  };
}

/** https://git-scm.com/docs/git-log, `%G?`: expired and revoked keys are no good, whatever they were. */
function stateOf(letter: string): SignatureState {
  switch (letter) {
    case "G":
      return "good";
    case "N":
      return "none";
    case "B":
    case "R":
      return "bad";
    default:
      return "unknown";
  }
}

async function* fieldsOf(stream: GitStream): AsyncGenerator<string> {
  stream.finish();
  try {
    for (;;) {
      const field = await stream.answer.until(0, MAX_FIELD);
      if (field === "too-long") throw await stream.failure("it wrote a commit of more than 1 MiB");
      if (field === "cut") throw await stream.failure("its list of commits is cut off");
      if (field === undefined) break;
      yield field.toString("utf8");
    }
    await stream.expectEnd();
  } finally {
    await stream.close();
  }
}

/** With `-z`, a commit is an empty field and its id, then a status and a path for each file. */
async function* readTouches(stream: GitStream): AsyncGenerator<LedgerTouch> {
  let commit = "";
  let status: string | undefined;
  for await (const field of fieldsOf(stream)) {
    const text = field.trim();
    if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text)) commit = text;
    else if (/^[A-Z]\d*$/.test(text)) status = text;
    else if (text !== "" && status !== undefined) {
      yield { commit, path: field, how: status === "D" ? "removed" : "changed" };
      status = undefined;
    }
  }
}
