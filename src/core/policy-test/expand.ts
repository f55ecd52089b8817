/** Full facts from the short form. Ids are digests of what they stand for, so that the same case always gives the same facts. */
import type * as z from "zod";
import { sha256Hex } from "../canonical-json.ts";
import { type Act, FACTS_SCHEMA, type Facts, factsSchema } from "../facts.ts";
import type { Policy } from "../policy/policy.ts";
import type { Deed } from "./deeds.ts";
import {
  consecutive,
  expandBody,
  expandChange,
  expandChecks,
  expandCodeowners,
  expandCommit,
  expandDocument,
  expandPerson,
  objectId,
} from "./expand-parts.ts";
import { expandReports } from "./expand-reports.ts";
import { expandScans } from "./expand-scans.ts";
import { expandSignatures } from "./expand-signatures.ts";
import type { PolicyTestCase } from "./parse.ts";
import { mapFact, toFact } from "./short-fact.ts";
import type { ShortFacts } from "./short-form.ts";

/** What today's sign-off of a requirement would be bound to; `undefined` where it does not apply. */
export type DigestOf = (facts: Facts, requirementId: string) => string | undefined;

/** Where a case does not say. */
export const DEFAULT_NOW = "2026-06-01T12:00:00Z";
const DEFAULT_AUTHOR = "author";
type FactsInput = z.input<typeof factsSchema>;
const STALE = sha256Hex("content of an earlier head").slice(0, 16);

/**
 * Builds the facts of a case. An act that does not say otherwise is bound to today's content of every requirement, which is why
 * the digests are asked of the facts without acts first.
 */
export function expandCase({ facts: short, deeds }: PolicyTestCase, policy: Policy, digestOf: DigestOf): Facts {
  const facts = factsSchema.parse(expandFacts(short, policy));
  if ("unavailable" in deeds) return { ...facts, acts: deeds };
  const today = Object.fromEntries(
    policy.requirements.flatMap(({ id }) => {
      const digest = digestOf(facts, id);
      return digest === undefined ? [] : [[id, digest]];
    }),
  );
  const everywhere = (digest: string) => Object.fromEntries(policy.requirements.map(({ id }) => [id, digest]));
  const shownBy = ({ bound }: Deed): Act["shown"] => {
    if (bound === "today") return today;
    return bound === "none" ? {} : everywhere(bound === "stale" ? STALE : bound);
  };
  const times = consecutive(
    deeds.map(({ at }) => at),
    facts.now,
  );
  const acts = deeds.map((deed: Deed, index): Act => expandDeed(deed, index, times[index] ?? facts.now, shownBy(deed)));
  return factsSchema.parse({ ...facts, acts: { known: acts } });
}

function expandFacts(short: ShortFacts, policy: Policy): FactsInput {
  const now = short.now ?? DEFAULT_NOW;
  const author = expandPerson(short.author ?? DEFAULT_AUTHOR);
  const base = short.base ?? "main";
  const changes = short.changes.map(expandChange);
  const reports = [...Object.values(short.reports ?? {})];
  const hasJob = reports.some((report) => "from" in report && report.from === "job");
  return {
    schema: FACTS_SCHEMA,
    now,
    repository: { name: short.repository ?? "acme/repository" },
    pullRequest:
      short["pull-request"] === false
        ? null
        : {
            number: 1,
            base,
            author,
            fork: short.fork ?? false,
            draft: short.draft ?? false,
            body: expandBody(short.body ?? ""),
          },
    baseRef: base,
    base: objectId("base"),
    mergeBase: objectId("base"),
    head: objectId("head"),
    changes,
    links: { known: Object.entries(short.links ?? {}).map(([path, target]) => ({ path, target: toFact(target) })) },
    commits: mapFact(short.commits ?? [{}], (commits) =>
      commits.map((each, index) => expandCommit(each, index, author)),
    ),
    pushers: (short.pushers ?? []).map(expandPerson),
    teams: mapValues(short.teams ?? {}, (members) =>
      mapFact(members, (known) => known.map((each) => (typeof each === "string" ? { login: each } : each))),
    ),
    permissions: Object.fromEntries(
      Object.entries(short.permissions ?? {}).map(([login, permission]) => [login.toLowerCase(), toFact(permission)]),
    ),
    checks: mapFact(short.checks ?? [], (checks) => expandChecks(checks, now)),
    documents: mapValues(short.documents ?? {}, expandDocument),
    ...(short.codeowners === undefined ? {} : { codeowners: expandCodeowners(short.codeowners) }),
    scans: expandScans(changes, short.scans),
    reports: expandReports(short.reports, "head", changes, policy),
    baseReports: expandReports(short["base-reports"], "base", changes, policy),
    signatures: expandSignatures(short.signatures, changes),
    jobEvidence: hasJob
      ? { known: { id: 1, workflow: ".github/workflows/evaluate.yml", event: "push", at: now } }
      : null,
  };
}

function expandDeed(deed: Deed, index: number, at: string, shown: Act["shown"]): Act {
  const { by, kind, via, targets, note, until, role, remembered } = deed;
  return {
    // Padded, because acts of the same instant are put in the order of their ids.
    id: `act:${String(index + 1).padStart(4, "0")}`,
    kind,
    actor: expandPerson(by),
    at,
    via,
    ...(targets === undefined ? {} : { targets }),
    ...(role === undefined ? {} : { role }),
    shown,
    head: objectId("head"),
    ...(note === undefined ? {} : { note }),
    ...(until === undefined ? {} : { until }),
    source:
      deed.source === "edited"
        ? { state: "edited-by-other", by: { login: "somebody-else" }, at }
        : { state: deed.source },
    remembered: [...remembered],
  };
}

function mapValues<T, U>(map: Readonly<Record<string, T>>, expand: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, expand(value)]));
}
