import { setTimeout as sleep } from "node:timers/promises";
import { Octokit } from "@octokit/core";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { VERSION } from "../../version.ts";

/** A GitHub API, as one token sees it. Queries go at once; many writes follow each other a second apart, as GitHub asks. */
export interface GitHub {
  query<T>(document: string, variables: Readonly<Record<string, unknown>>): Promise<T>;
  mutate<T>(document: string, variables: Readonly<Record<string, unknown>>): Promise<T>;
  /** A REST request, such as `GET /repos/{owner}/{repo}`. @returns the body */
  readonly rest: Octokit["request"];
}

/** No answer is worth waiting longer for (seconds): the job's minutes are its owner's. */
const MAX_WAIT = 120;
const MAX_WAITS = 3;

/** Lets every request go at once. */
const AT_ONCE = { key: () => ({ schedule: <T>(_options: unknown, task: () => T) => task() }) };

/** What publishing one decision takes, and a little more (requests); after that GitHub asks for a second between writes (ms). */
const BURST = 10;
const BETWEEN = 1_000;

/** So many tasks at once, and then one each interval: a bucket that fills as time goes. */
function paced(burst: number, interval: number) {
  let tokens = burst;
  let filled = performance.now();
  const schedule = async <T>(_options: unknown, task: () => T): Promise<Awaited<T>> => {
    const now = performance.now();
    tokens = Math.min(burst, tokens + (now - filled) / interval) - 1;
    filled = now;
    if (tokens < 0) await sleep(-tokens * interval);
    return await task();
  };
  return { key: () => ({ schedule }) };
}

/** Refusals that pass, and may say after how many seconds. */
const PASSING = [429, 503];
/** What trying again does not help with, and those that `obeying` tries again. */
const NOT_RETRIED = [400, 401, 403, 404, 410, 422, 451, ...PASSING];

/** Waits as long as a refusal says that is no limit of GitHub's own, which `throttling` has waited for already. */
const obeying: Parameters<typeof Octokit.plugin>[0] = (octokit) => {
  octokit.hook.error("request", (error, { request }) => {
    if (!("status" in error) || !PASSING.includes(error.status) || error.response === undefined) throw error;
    const { headers } = error.response;
    const isLimit = /\bsecondary rate\b/i.test(error.message) || headers["x-ratelimit-remaining"] === "0";
    const seconds = Number(headers["retry-after"]) || ((request?.["retryCount"] ?? 0) + 1) ** 2;
    if (!isLimit && seconds <= MAX_WAIT)
      Object.assign(error.request, { request: { ...error.request.request, retries: MAX_WAITS, retryAfter: seconds } });
    throw error;
  });
};

const Client = Octokit.plugin(throttling, obeying, retry);

/**
 * @param apiUrl `https://api.github.com`, or an enterprise server's `…/api/v3`
 * @param say told when a request has to wait
 */
export function openGitHub(token: string, apiUrl: string, say: (text: string) => void): GitHub {
  const wait = (limit: string) => (seconds: number, _request: unknown, _client: unknown, waited: number) => {
    const again = seconds <= MAX_WAIT && waited < MAX_WAITS;
    say(
      `GitHub's ${limit} is reached; ${again ? `waiting ${seconds} s as told` : `not waiting the ${seconds} s it asks for`}`,
    );
    return again;
  };
  const open = (write: object) =>
    new Client({
      auth: token,
      baseUrl: apiUrl.replace(/\/+$/, ""),
      userAgent: `secmlops-gate/${VERSION}`,
      log: { debug: silent, info: silent, warn: silent, error: silent },
      retry: { doNotRetry: NOT_RETRIED },
      throttle: { onRateLimit: wait("rate limit"), onSecondaryRateLimit: wait("secondary rate limit"), ...write },
    });
  const reader = open({ write: AT_ONCE, id: "read" });
  const writer = open({ write: paced(BURST, BETWEEN), id: "write" });
  return {
    query: async (document, variables) => answerOf(await reader.graphql(document, { ...variables })),
    mutate: async (document, variables) => answerOf(await writer.graphql(document, { ...variables })),
    rest: writer.request,
  };
}

/** What stands between us and GitHub may answer with a page of its own. */
function answerOf<T>(answer: unknown): T {
  if (typeof answer !== "object" || answer === null)
    throw Object.assign(new Error("the answer is empty"), { status: 502 });
  return answer as T;
}

const silent = () => undefined;
