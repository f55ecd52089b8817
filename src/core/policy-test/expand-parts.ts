/** The parts of facts, one by one, from their short forms. */
import { sha256Hex } from "../canonical-json.ts";
import { outlineOf } from "../document/outline.ts";
import type { Check, CodeownersFact, Commit, DocumentFact, Facts, FileChange, Identity, Person } from "../facts.ts";
import { CODEOWNERS_PLACES, parseCodeowners } from "../owners/parse-codeowners.ts";
import { toFact, type Unavailable } from "./short-fact.ts";
import type { ShortChange, ShortCheck, ShortCommit, ShortFacts, ShortIdentity, ShortPerson } from "./short-form.ts";

export function expandBody(body: NonNullable<ShortFacts["body"]>): NonNullable<Facts["pullRequest"]>["body"] {
  if (typeof body !== "string") return body;
  const outline = outlineOf(body);
  return "known" in outline ? { known: { sha256: sha256Hex(body), outline: outline.known } } : outline;
}

/** The word `missing` stands for a file that is not there. */
export function expandDocument(document: string | Unavailable): DocumentFact {
  if (typeof document !== "string") return document;
  if (document === "missing") return { missing: true };
  const outline = outlineOf(document);
  return "known" in outline ? { known: { id: objectId(document), outline: outline.known } } : outline;
}

/** Where the content is not said, it is named after the path: the same path, the same content in every case. */
/** Base's CODEOWNERS, in the place where GitHub looks first. */
export function expandCodeowners(text: string | Unavailable): CodeownersFact {
  if (typeof text !== "string") return text;
  if (text === "missing") return { missing: true };
  return { known: { path: CODEOWNERS_PLACES[0], id: objectId(text), rules: parseCodeowners(text) } };
}

export function expandChange(short: ShortChange): FileChange {
  const change = typeof short === "string" ? { path: short } : short;
  const { path, status = "modified", from, content, mode = "100644", outs } = change;
  const oldId = objectId(change["old-content"] ?? `old content of ${from ?? path}`);
  // A rename leaves the content alone unless the case says otherwise.
  const newId =
    content === undefined ? (status === "renamed" ? oldId : objectId(`new content of ${path}`)) : objectId(content);
  return {
    path,
    status,
    ...(from === undefined ? {} : { previousPath: from }),
    ...(status === "added" ? {} : { oldMode: change["old-mode"] ?? mode, oldId }),
    ...(status === "deleted" ? {} : { newMode: mode, newId }),
    ...(outs === undefined ? {} : { outs: toFact(outs) }),
    ...(change["uses-gate"] === undefined ? {} : { usesGate: { known: change["uses-gate"] } }),
  };
}

export function expandCommit(short: ShortCommit, index: number, author: Person): Commit {
  const by = short.author === undefined ? author : expandIdentity(short.author);
  return {
    id: objectId(`commit ${index}`),
    author: by,
    committer: short.committer === undefined ? by : expandIdentity(short.committer),
    coAuthors: (short["co-authors"] ?? []).map(expandIdentity),
    verified: short.verified ?? false,
    updateMerge: short["update-merge"] ?? false,
  };
}

export function expandChecks(checks: readonly ShortCheck[], now: string): Check[] {
  const times = consecutive(
    checks.map(({ at }) => at),
    now,
  );
  return checks.map(({ name, app, workflow, event, conclusion }, index) => ({
    name,
    ...(app === undefined ? {} : { app }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(event === undefined ? {} : { event }),
    ...(conclusion === undefined ? { state: "running" } : { state: "completed", conclusion }),
    at: times[index] ?? now,
  }));
}

export function expandPerson(short: ShortPerson): Person {
  const person = typeof short === "string" ? { login: short } : short;
  return { ...person, ...(person.login.endsWith("[bot]") ? { bot: true } : {}) };
}

export function expandIdentity(short: ShortIdentity): Identity {
  if (typeof short === "string") return expandPerson(short);
  const { login, id, unattributed } = short;
  if (login === undefined) return { unattributed: unattributed ?? "" };
  return expandPerson({ login, ...(id === undefined ? {} : { id }) });
}

/** A minute apart and the last a minute before now; one with a time of its own moves those after it. */
export function consecutive(given: readonly (string | undefined)[], now: string): string[] {
  let next = Date.parse(now) - given.length * MINUTE;
  return given.map((at) => {
    const time = at === undefined ? next : Date.parse(at);
    next = time + MINUTE;
    return new Date(time).toISOString().replace(".000Z", "Z");
  });
}
const MINUTE = 60_000;

/** A git object id for content; not git's own, which nothing here depends on. */
export function objectId(content: string): string {
  return sha256Hex(content).slice(0, 40);
}
