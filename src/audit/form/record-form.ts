/**
 * What a record says as far as a ledger's verification needs it, read from its bytes without building the rest. What is let through has
 * the canonical form, fits the schema and says the same in both of two places; all else is for `openRecord` to judge, which says why.
 */
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import * as z from "zod";
import { canonicalJson } from "../../core/canonical-json.ts";
import { DECISION } from "../../ledger/decision.ts";
import { recordSchema } from "../../ledger/record.ts";
import { compileForm, type Node } from "./compile-form.ts";
import { Cursor, type Match, textsIn } from "./cursor.ts";

/** What is read, by path. */
const PLACES = {
  firstSubject: "subject[]",
  firstCommit: "subject[].digest.gitCommit",
  kind: "predicate.kind",
  at: "predicate.at",
  base: "predicate.base",
  mergeBase: "predicate.mergeBase",
  head: "predicate.head",
  previous: "predicate.previous",
  sequence: "predicate.sequence",
  pullRequest: "predicate.pullRequest",
  repository: "predicate.repository.name",
  policy: "predicate.policy.digest",
  decision: "predicate.decision",
  merge: "predicate.merge",
  members: "predicate.members",
  evidence: "predicate.evidence",
  version: "predicate.tool.version",
  facts: "predicate.facts",
  acts: "predicate.facts.acts.known",
  pushers: "predicate.facts.pushers",
  /** Of a retrospective record. */
  later: "predicate.acts",
  merged: "predicate.merged.at",
  verdict: "predicate.verdict",
  status: "predicate.verdict.status",
  factsRepository: "predicate.facts.repository.name",
  factsPullRequest: "predicate.facts.pullRequest.number",
  factsBase: "predicate.facts.base",
  factsMergeBase: "predicate.facts.mergeBase",
  factsHead: "predicate.facts.head",
  factsNow: "predicate.facts.now",
  verdictRepository: "predicate.verdict.repository",
  verdictPullRequest: "predicate.verdict.pullRequest",
  verdictBase: "predicate.verdict.base",
  verdictMergeBase: "predicate.verdict.mergeBase",
  verdictHead: "predicate.verdict.head",
  verdictNow: "predicate.verdict.now",
  verdictPolicy: "predicate.verdict.policyDigest",
} as const;
export type Place = keyof typeof PLACES;
const NAMES = Object.keys(PLACES) as readonly Place[];
const INDEX = Object.fromEntries(NAMES.map((name, index) => [name, index])) as Readonly<Record<Place, number>>;

/** Said twice, and so compared. */
const TWICE: readonly (readonly [Place, Place])[] = [
  ["firstCommit", "head"],
  ["factsRepository", "repository"],
  ["factsPullRequest", "pullRequest"],
  ["factsBase", "base"],
  ["factsMergeBase", "mergeBase"],
  ["factsHead", "head"],
  ["factsNow", "at"],
  ["verdictRepository", "repository"],
  ["verdictPullRequest", "pullRequest"],
  ["verdictBase", "base"],
  ["verdictMergeBase", "mergeBase"],
  ["verdictHead", "head"],
  ["verdictNow", "at"],
  ["verdictPolicy", "policy"],
];

/** Everybody whom facts name: an account's number, where it is known, stands before its login. */
const PEOPLE = ["pullRequest.author", "pushers[]", "acts.known[].actor", "commits.known[].author"]
  .concat("commits.known[].committer", "commits.known[].coAuthors[]", "teams{}.known[]")
  .map((path) => `predicate.facts.${path}`);
const [ACT, ACT_ID, ACT_KIND, ACT_REMEMBERED, PUSHER, NUMBER, LOGIN] = [100, 101, 102, 103, 104, 105, 106] as const;
/** As long as `[]`. */
const EMPTY_LIST = 2;

const MARKS: ReadonlyMap<string, number> = new Map<string, number>([
  ...NAMES.map((name, mark) => [PLACES[name], mark] as const),
  ["predicate.facts.acts.known[]", ACT],
  ["predicate.facts.acts.known[].id", ACT_ID],
  ["predicate.facts.acts.known[].kind", ACT_KIND],
  ["predicate.facts.acts.known[].remembered", ACT_REMEMBERED],
  ["predicate.facts.pushers[]", PUSHER],
  ...PEOPLE.flatMap((path) => [[`${path}.id`, NUMBER] as const, [`${path}.login`, LOGIN] as const]),
]);

/** Of the verdict, what time alone changes. */
const CUT_OUT = [
  ["base", "verdictBase"],
  ["now", "verdictNow"],
] as const;

/** Reads one record after the other; what it returned holds until the next is read. */
export class RecordForm {
  private readonly match: Match;
  private readonly cursor = new Cursor();
  /** Begin and end of each place; -1 where it is not there. */
  private readonly spans = new Int32Array(2 * NAMES.length);
  private readonly actIds: string[] = [];
  private readonly actSpans: number[] = [];
  private readonly actKinds: string[] = [];
  private readonly pusherSpans: number[] = [];
  private remembers = false;

  constructor() {
    this.match = compileForm(z.toJSONSchema(recordSchema, { io: "output" }) as Node, MARKS);
  }

  /** @returns whether these bytes are a record without doubt */
  read(bytes: Uint8Array): boolean {
    const { cursor } = this;
    cursor.open(bytes);
    if (!this.match(cursor) || cursor.at !== bytes.length || !isUtf8(bytes)) return false;
    return this.collect() && this.isConsistent();
  }

  has(place: Place): boolean {
    return this.beginOf(place) >= 0;
  }

  /** The bytes of a value; none where it is not there. */
  bytes(place: Place): Uint8Array {
    return this.has(place) ? this.cursor.bytes.subarray(this.beginOf(place), this.endOf(place)) : new Uint8Array();
  }

  /** The bytes of each act, in the order of the facts. */
  acts(): readonly Uint8Array[] {
    const acts: Uint8Array[] = [];
    for (let at = 0; at < this.actSpans.length; at += 2)
      acts.push(this.cursor.bytes.subarray(this.actSpans[at], this.actSpans[at + 1]));
    return acts;
  }

  /** The id of each act and how it is written, in the order of the facts. */
  actTexts(): readonly { readonly id: string; readonly written: string }[] {
    const texts = textsIn(this.cursor, this.actSpans);
    return this.actIds.map((id, index) => ({ id, written: texts[index] ?? "" }));
  }

  /** What each act is, in the order of the facts. */
  kindsOfActs(): readonly string[] {
    return this.actKinds;
  }

  /** Whether an act is said to have counted against something before. */
  get hasRemembered(): boolean {
    return this.remembers;
  }

  /** How each pusher is written, in the order of the facts. */
  pusherTexts(): readonly string[] {
    return textsIn(this.cursor, this.pusherSpans);
  }

  /**
   * The digest of what makes a decision another one: what `decisionDigest` reckons from the values. The bytes of the verdict are
   * canonical already, so that two of its members are cut out and the rest is digested as it stands.
   */
  decisionDigest(): Buffer {
    const ids = this.has("acts") ? [...this.actIds].sort() : null;
    const hash = createHash("sha256").update(`{"acts":${canonicalJson(ids)},"schema":"${DECISION}","verdict":`);
    const { bytes } = this.cursor;
    // Neither is the last member, so that a comma follows each.
    let from = this.beginOf("verdict");
    for (const [key, place] of CUT_OUT) {
      hash.update(bytes.subarray(from, this.beginOf(place) - key.length - 3));
      from = this.endOf(place) + 1;
    }
    return hash
      .update(bytes.subarray(from, this.endOf("verdict")))
      .update("}")
      .digest();
  }

  /** A text that stands in the record; empty where it does not. */
  text(place: Place): string {
    return this.has(place) ? this.cursor.text(this.beginOf(place), this.endOf(place)) : "";
  }

  /** What a value is. Only a few are large. */
  value(place: Place): unknown {
    return this.has(place) ? JSON.parse(this.cursor.raw(this.beginOf(place), this.endOf(place))) : undefined;
  }

  private beginOf(place: Place): number {
    return this.spans[2 * INDEX[place]] ?? -1;
  }

  private endOf(place: Place): number {
    return this.spans[2 * INDEX[place] + 1] ?? -1;
  }

  /** Takes up what was marked; `false` where an act's id or an account is there twice, and not the same. */
  private collect(): boolean {
    const { spans, actIds, actSpans, actKinds, pusherSpans, cursor } = this;
    const { marks } = cursor;
    spans.fill(-1);
    actIds.length = 0;
    actSpans.length = 0;
    actKinds.length = 0;
    pusherSpans.length = 0;
    this.remembers = false;
    let number: string | undefined;
    let accounts: Map<string, string> | undefined;
    for (let index = 0; index < marks.length; index += 3) {
      const [mark = 0, begin = 0, end = 0] = [marks[index], marks[index + 1], marks[index + 2]];
      if (mark === NUMBER) number = cursor.raw(begin, end);
      else if (mark === ACT) actSpans.push(begin, end);
      else if (mark === ACT_ID) actIds.push(cursor.text(begin, end));
      else if (mark === ACT_KIND) actKinds.push(cursor.text(begin, end));
      else if (mark === ACT_REMEMBERED) this.remembers ||= end - begin > EMPTY_LIST;
      else if (mark === PUSHER) pusherSpans.push(begin, end);
      else if (mark === LOGIN) {
        if (number === undefined) continue;
        accounts ??= new Map();
        const login = cursor.text(begin, end).toLowerCase();
        if ((accounts.get(login) ?? number) !== number) return false;
        accounts.set(login, number);
        number = undefined;
      } else if (spans[2 * mark] === -1) {
        spans[2 * mark] = begin;
        spans[2 * mark + 1] = end;
      }
    }
    return actIds.length < 2 || new Set(actIds).size === actIds.length;
  }

  private isConsistent(): boolean {
    const isFirst = this.value("sequence") === 1;
    if (isFirst === this.has("previous")) return false;
    const kind = this.text("kind");
    if (isFirst && kind === "retrospective") return false;
    // Of several subjects a later one may be the first that is a commit.
    if (this.endOf("firstCommit") > this.endOf("firstSubject")) return false;
    if (kind === "merge-group") return this.isMember();
    const twice = kind === "decision" ? TWICE : TWICE.slice(0, 1);
    return twice.every(([one, other]) => this.isSame(one, other));
  }

  /** Of canonical JSON, the same value has the same bytes. */
  private isSame(one: Place, other: Place): boolean {
    const [a, b] = [this.beginOf(one), this.beginOf(other)];
    const length = this.endOf(one) - a;
    if (a < 0 || b < 0 || this.endOf(other) - b !== length) return false;
    const { bytes } = this.cursor;
    for (let index = 0; index < length; index += 1) if (bytes[a + index] !== bytes[b + index]) return false;
    return true;
  }

  private isMember(): boolean {
    const members = this.value("members");
    const [own, head] = [this.value("pullRequest"), this.text("head")];
    if (!this.isSame("firstCommit", "head") || !Array.isArray(members)) return false;
    return members.some(({ number, head: of }: { number?: unknown; head?: unknown }) => number === own && of === head);
  }
}
