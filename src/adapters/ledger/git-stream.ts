/** A git process whose answer is taken as it comes. It has said all only when it ended well: before that, its words may be cut off. */
import { LedgerError } from "../../ledger/ledger-error.ts";
import { printable, tellsOfDamage } from "../git/git-error.ts";
import type { Git } from "../git/run-git.ts";
import { ByteReader } from "./byte-reader.ts";

export interface GitStream {
  readonly answer: ByteReader;
  /** Git gets its input as fast as it takes it; whoever writes sees to it that little is on its way. */
  ask(lines: string): void;
  /** No more is asked. */
  finish(): void;
  /** @throws LedgerError unless git ended well and said no more than was taken */
  expectEnd(): Promise<void>;
  /** Ends git. @returns the error that what was read cannot be relied on, with git's own reason */
  failure(what: string): Promise<LedgerError>;
  /** Ends git, wherever it is. */
  close(): Promise<void>;
}

const MAX_STDERR = 8_192;

export function startStream(git: Pick<Git, "start">, words: readonly string[]): GitStream {
  const child = git.start(words);
  const command = words.find((word, index) => !word.startsWith("-") && words[index - 1] !== "-c");
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (stderr.length < MAX_STDERR) stderr += text;
  });
  // It may end before it has read all, and then its exit code says why.
  child.stdin.on("error", () => {});
  const ended = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal ?? "nothing"));
    child.once("error", (error) => resolve(error.message));
  });
  const answer = new ByteReader(child.stdout as AsyncIterable<Buffer>);
  const failure = async (what: string): Promise<LedgerError> => {
    // Its last words say why, and come apart from its answer.
    child.stdin.end();
    child.stdout.destroy();
    await ended;
    const last = printable(stderr.trim().split("\n").at(-1) ?? "");
    const why = last === "" ? what : `${what} (${last})`;
    const remedy = /promisor/.test(stderr)
      ? "this is a partial clone, which lacks objects: clone the ledger's branch whole"
      : "run `git fsck --full`, and clone the ledger's branch anew";
    return new LedgerError("unreadable", `git ${command} did not read the ledger to its end: ${why}: ${remedy}`);
  };
  return {
    answer,
    failure,
    ask: (lines) => void child.stdin.write(lines),
    finish: () => void child.stdin.end(),
    async expectEnd() {
      child.stdin.end();
      if (!(await answer.isAtEnd())) throw await failure("it said more than it was asked");
      const code = await ended;
      if (code !== 0 || tellsOfDamage(stderr)) throw await failure(`it ended with ${code}`);
    },
    async close() {
      child.stdout.destroy();
      child.kill();
      await ended;
    },
  };
}
