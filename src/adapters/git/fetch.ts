/** Git as a client: fetching into a repository of our own. Whatever else is run there neither fetches nor knows the token. */
import { devNull } from "node:os";
import { setTimeout } from "node:timers/promises";
import { GitError, printable } from "./git-error.ts";
import { type GitAnswer, gitEnvironment, runGit } from "./run-git.ts";

export interface RemoteOptions {
  /** `https://…` or `http://…`, without user and password. */
  readonly url: string;
  /** Of any length. It reaches git through the environment of the fetching process alone. */
  readonly token?: string;
  /** Waits between two tries (milliseconds); the clock's by default. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** All of it throws GitError `fetch-denied`, `fetch-failed`, and `commit-gone` where the remote lacks what was asked for. */
export interface Remote {
  /**
   * @param wanted full ids, or refspecs
   * @param settings options that go before the command
   */
  fetch(flags: readonly string[], wanted: readonly string[], settings?: readonly string[]): Promise<void>;
  /** Fetches what the remote has of these ids. @returns those it does not have */
  fetchWhatIsThere(flags: readonly string[], ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Names what the remote's `HEAD` stands for, such as `refs/heads/main`; `undefined` where it has no branch. */
  defaultBranch(): Promise<string | undefined>;
}

const PAUSES = [1_000, 4_000] as const;
/** The remote names one missing object for each try: past this many we give up. */
const MAX_GONE = 200;
/** Milliseconds for one git process. */
const MAX_TIME = 15 * 60_000;

/**
 * Nothing is written to the configuration of the repository: only while it fetches does git know that there is a remote.
 * A server that still counts objects sends a byte a second, and no less.
 */
const settingsOf = (url: string): string[] =>
  [
    `remote.origin.url=${url}`,
    "remote.origin.promisor=true",
    "remote.origin.partialclonefilter=tree:0",
    "protocol.version=2",
    // The header with the token would go along.
    "http.followRedirects=false",
    "http.lowSpeedLimit=1",
    "http.lowSpeedTime=60",
    "fetch.negotiationAlgorithm=noop",
    "fetch.writeCommitGraph=false",
    "core.askPass=",
  ].flatMap((setting) => ["-c", setting]);

const FETCH = [
  "fetch",
  "--quiet",
  "--no-progress",
  "--no-tags",
  "--no-prune",
  "--no-write-fetch-head",
  "--no-recurse-submodules",
  "--no-auto-maintenance",
];

/** What of the machine's own settings for git is kept: where its parts and the certificates of the network are. */
const KEPT = new Set(["GIT_EXEC_PATH", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH"]);

/**
 * For git in a repository of our own: no configuration but the repository's, no trace files, no credentials of the machine.
 * @param folder stands in for the home folder, where git and curl would look for more
 */
export function closedEnvironment(folder: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => KEPT.has(name) || !/^(?:GIT_|XDG_CONFIG_HOME$|SSH_ASKPASS)/i.test(name),
  );
  return {
    ...gitEnvironment(Object.fromEntries(inherited)),
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: "1",
  };
}

/**
 * The one remote of the bare repository in a folder.
 * @throws TypeError where the address is not one of http or https, without user and password
 */
export function remoteOf(folder: string, { url, token, pause = setTimeout }: RemoteOptions): Remote {
  const { protocol, username, password } = new URL(url);
  if (!/^https?:$/.test(protocol) || username !== "" || password !== "" || /[\p{Cc}\s]/u.test(url))
    throw new TypeError("the address of a remote is one of https, without user and password");
  const basic = token ? Buffer.from(`x-access-token:${token}`).toString("base64") : undefined;

  const environment = (): NodeJS.ProcessEnv => ({
    ...closedEnvironment(folder),
    GIT_ALLOW_PROTOCOL: protocol.slice(0, -1),
    // Without it git would ask the program that another variable names.
    GIT_ASKPASS: "",
    ...(basic === undefined
      ? {}
      : {
          GIT_CONFIG_COUNT: "1",
          GIT_CONFIG_KEY_0: `http.${url}.extraheader`,
          GIT_CONFIG_VALUE_0: `Authorization: basic ${basic}`,
        }),
  });

  const scrub = (text: string): string =>
    [basic, token].reduce<string>((scrubbed, secret) => (secret ? scrubbed.replaceAll(secret, "***") : scrubbed), text);

  async function run(words: readonly string[], input?: string): Promise<GitAnswer> {
    const all = [`--git-dir=${folder}`, ...settingsOf(url), ...words];
    const answer = await runGit(folder, all, input, { environment: environment(), timeout: MAX_TIME });
    return { ...answer, stderr: scrub(answer.stderr) };
  }

  /** Up to three tries, where trying again may help. */
  async function insist(words: readonly string[], input?: string, takesGone = false) {
    for (let tries = 0; ; tries += 1) {
      const answer = await run(words, input);
      if (answer.code === 0) return { stdout: answer.stdout };
      const why = explain(answer, url, token !== undefined && token !== "");
      const wait = PAUSES[tries];
      if (wait === undefined || why.final || (takesGone && why.lacks !== undefined)) return why;
      await pause(wait);
    }
  }

  return {
    async fetch(flags, wanted, settings = []) {
      if (wanted.length === 0) return;
      const answer = await insist([...settings, ...FETCH, ...flags, "--stdin", "origin"], lines(wanted));
      if ("error" in answer) throw answer.error;
    },
    async fetchWhatIsThere(flags, ids) {
      const left = new Set(ids);
      const gone = new Set<string>();
      while (left.size > 0) {
        const answer = await insist([...FETCH, ...flags, "--stdin", "origin"], lines([...left]), true);
        if (!("error" in answer)) break;
        const { lacks, error } = answer;
        if (lacks === undefined || gone.size >= MAX_GONE || !left.delete(lacks)) throw error;
        gone.add(lacks);
      }
      return gone;
    },
    async defaultBranch() {
      const answer = await insist(["ls-remote", "--symref", "origin", "HEAD"]);
      if ("error" in answer) throw answer.error;
      return /^ref: (refs\/heads\/[^\t\n]+)\tHEAD$/m.exec(answer.stdout.toString("utf8"))?.[1];
    },
  };
}

const lines = (words: readonly string[]): string => `${words.join("\n")}\n`;

interface Failure {
  readonly error: GitError;
  /** The object that the remote does not have: what was pushed a moment ago may not have reached every server of it. */
  readonly lacks?: string;
  /** Trying again will not help. */
  readonly final?: true;
}

const DENIED =
  /returned error: 40[134]\b|could not read (?:Username|Password)|Authentication failed|repository '.*' not found/;

/** What went wrong, by git's words (in English, as `gitEnvironment` asks for), and what to do. */
function explain({ stderr }: GitAnswer, url: string, hasToken: boolean): Failure {
  const said = printable(/^(?:fatal|error): .*/m.exec(stderr)?.[0] ?? stderr.trim().split("\n").at(-1) ?? "");
  const lacks = /not our ref ([0-9a-f]{40,64})\b/.exec(stderr)?.[1];
  if (lacks !== undefined)
    return {
      lacks,
      error: new GitError(
        "commit-gone",
        `${url} does not have ${lacks}, or no longer: it was probably replaced by a force-push; run the job again`,
      ),
    };
  if (DENIED.test(stderr)) {
    const mend = hasToken ? "the token is not valid, or lacks" : "there is no token with";
    return {
      final: true,
      error: new GitError(
        "fetch-denied",
        `could not fetch ${url} (${said}): it is not there, or ${mend} \`contents: read\`; add that to the workflow's \`permissions:\``,
      ),
    };
  }
  if (/returned error: 30\d\b/.test(stderr))
    return {
      final: true,
      error: new GitError("fetch-failed", `could not fetch ${url} (${said}): it has moved; use its present name`),
    };
  return { error: new GitError("fetch-failed", `could not fetch ${url} (${said}): run the job again`) };
}
