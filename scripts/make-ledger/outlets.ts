/** Where an invented ledger goes: a folder, an exported file, or a branch of a git repository. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeExportLine } from "../../src/audit/export-line.ts";
import { kindOf } from "../../src/audit/ledger-file.ts";
import type { LedgerEntry } from "../../src/ledger/layout.ts";

export interface Outlet {
  readonly append: (entry: LedgerEntry, headline: string, at: number) => void;
  readonly close: () => Promise<void>;
}

const README = "# Gate history\n\nThis branch is written by SecMLOps Gate and by nothing else.\n";
type File = LedgerEntry["files"][number];

/** Policies and evidence once, memories as they are at last; all else goes on at once. */
function settling(write: (file: File) => void) {
  const seen = new Set<string>();
  const memories = new Map<string, File>();
  return {
    take(file: File) {
      const { kind } = kindOf(file.path);
      if (kind === "memory") memories.set(file.path, file);
      else if (kind === "record") write(file);
      else if (!seen.has(file.path)) {
        seen.add(file.path);
        write(file);
      }
    },
    settle: () => [...memories.values()].forEach(write),
  };
}

export function openFolderOutlet(folder: string): Outlet {
  const made = new Set<string>();
  const files = settling(({ path, contents }) => {
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    writeFileSync(file, contents);
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "README.md"), README);
  return { append: (entry) => entry.files.forEach(files.take), close: async () => files.settle() };
}

const BATCH = 1 << 22;

/** Text in large pieces. */
export function openTextFile(path: string) {
  const file = openSync(path, "w");
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = () => {
    for (let rest = Buffer.concat(waiting); rest.length > 0; ) rest = rest.subarray(writeSync(file, rest));
    waiting = [];
    size = 0;
  };
  return {
    write(piece: Buffer) {
      waiting.push(piece);
      size += piece.length;
      if (size > BATCH) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

export function openExportOutlet(path: string): Outlet {
  const file = openTextFile(path);
  const end = Buffer.from("\n");
  const files = settling(({ path: name, contents }) => {
    file.write(writeExportLine({ path: name, bytes: Buffer.from(contents) }));
    file.write(end);
  });
  return {
    append: (entry) => entry.files.forEach(files.take),
    close: async () => {
      files.settle();
      file.close();
    },
  };
}

/** `git fast-import` in a repository, which is made where there is none. */
export function openImport(repository: string) {
  const isThere = existsSync(join(repository, "HEAD")) || existsSync(join(repository, ".git"));
  const bare = repository.endsWith(".git") ? ["--bare"] : [];
  if (!isThere) execFileSync("git", ["init", "-q", "-b", "main", ...bare, repository]);
  const child = spawn("git", ["-C", repository, "fast-import", "--quiet", "--force"], {
    stdio: ["pipe", "ignore", "inherit"],
  });
  const ended = once(child, "close");
  const pieces: Buffer[] = [];
  let size = 0;
  const flush = () => {
    child.stdin.write(Buffer.concat(pieces));
    pieces.length = 0;
    size = 0;
  };
  return {
    write(piece: string) {
      const bytes = Buffer.from(piece);
      pieces.push(bytes);
      size += bytes.length;
      if (size > BATCH) flush();
    },
    async close() {
      flush();
      child.stdin.end();
      const [code] = (await ended) as [number | null];
      if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
    },
  };
}

/** One commit for each record, as the gate makes them. */
export function openBranchOutlet(repository: string, branch: string): Outlet {
  const { write, close } = openImport(repository);
  const who = "GitHub <noreply@github.com>";
  const ref = `refs/heads/${branch}`;
  // All that is stored here is text.
  const text = (content: string | Uint8Array) =>
    `data ${Buffer.byteLength(content)}\n${typeof content === "string" ? content : Buffer.from(content).toString("utf8")}\n`;
  let begun = false;
  const begin = (at: number) => {
    begun = true;
    write(
      `reset ${ref}\ncommit ${ref}\ncommitter ${who} ${Math.floor(at / 1000)} +0000\n${text("Begin the gate history")}`,
    );
    write(`M 100644 inline README.md\n${text(README)}\n`);
  };
  return {
    append({ files }, headline, at) {
      if (!begun) begin(at);
      write(`commit ${ref}\ncommitter ${who} ${Math.floor(at / 1000)} +0000\n${text(headline)}`);
      for (const { path, contents } of files) write(`M 100644 inline ${path}\n${text(contents)}`);
      write("\n");
    },
    close,
  };
}
