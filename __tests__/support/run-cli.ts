import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the shipped bundle as a user would: a child process, in a folder, with a plain environment. */
export function runCli(words: readonly string[], cwd: string, environment: Record<string, string> = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", HOME: tmpdir(), ...environment },
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout, stderr };
}

/** Git's housekeeping would go on in the background after thousands of objects, while the folder is removed. */
export const NO_HOUSEKEEPING = {
  GIT_CONFIG_COUNT: "2",
  GIT_CONFIG_KEY_0: "gc.auto",
  GIT_CONFIG_VALUE_0: "0",
  GIT_CONFIG_KEY_1: "maintenance.auto",
  GIT_CONFIG_VALUE_1: "false",
};

/** A real git repository in a temporary folder. */
export interface Sandbox {
  readonly folder: string;
  git(...words: string[]): string;
  /** Writes files (`null` removes one, `{ link }` makes a symlink), commits everything, returns the commit's id. */
  commit(files: Readonly<Record<string, string | Uint8Array | null | { link: string }>>, message?: string): string;
  write(path: string, content: string | Uint8Array): string;
  remove(): void;
}

export function createSandbox(): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-test-"));
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: "1",
    ...NO_HOUSEKEEPING,
    GIT_AUTHOR_NAME: "Nina",
    GIT_AUTHOR_EMAIL: "nina@example.com",
    GIT_COMMITTER_NAME: "Nina",
    GIT_COMMITTER_EMAIL: "nina@example.com",
  };
  const git = (...words: string[]) => execFileSync("git", words, { cwd: folder, env, encoding: "utf8" }).trim();
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    return path;
  };
  git("init", "--quiet", "--initial-branch=main");
  return {
    folder,
    git,
    write,
    commit(files, message = "a change") {
      for (const [path, content] of Object.entries(files)) {
        if (content === null) rmSync(join(folder, path), { recursive: true });
        else if (typeof content === "object" && "link" in content) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          symlinkSync(content.link, join(folder, path));
        } else write(path, content);
      }
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
      return git("rev-parse", "HEAD");
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
