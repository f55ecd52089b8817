import type { Repository } from "../adapters/git/repository.ts";
import type { Scope } from "../core/change/scope.ts";
import type { CodeownersFact } from "../core/facts.ts";
import { rulesThatDecide } from "../core/owners/find-rule.ts";
import { CODEOWNERS_PLACES, parseCodeowners } from "../core/owners/parse-codeowners.ts";
import type { Policy } from "../core/policy/policy.ts";
import { proofsOf } from "../core/policy/proofs-of.ts";
import { touchedPaths } from "../core/proofs/owners.ts";
import { requirementsAsked } from "../core/proofs/proofs-asked.ts";

/** "Must be under 3 MB", says GitHub, and loads no larger one. */
const MAX_BYTES = 2_999_999;

/**
 * Reads CODEOWNERS from base's tree, if an applicable `owners` proof asks for it. Of its rules those are kept that decide about a path that
 * one of these proofs judges.
 */
export async function gatherCodeowners(
  repository: Repository,
  base: string,
  policy: Policy,
  scope: Scope,
): Promise<CodeownersFact | undefined> {
  const asking = requirementsAsked(policy, scope).filter(({ needs }) =>
    proofsOf(needs).some(({ kind }) => kind === "owners"),
  );
  if (asking.length === 0) return undefined;
  const entries = await repository.entriesAt(base, [...CODEOWNERS_PLACES]);
  const path = CODEOWNERS_PLACES.find((place) => entries.has(place));
  const entry = path === undefined ? undefined : entries.get(path);
  if (path === undefined || entry === undefined) return { missing: true };
  if (!entry.mode.startsWith("100")) return { unavailable: `${path} is not a regular file` };
  const blob = (await repository.readBlobs([entry.id], MAX_BYTES)).get(entry.id);
  if (blob === undefined || "missing" in blob) return { unavailable: `the content of ${path} is not in this clone` };
  if ("tooLarge" in blob)
    return { unavailable: `${path} has ${blob.tooLarge} bytes, and GitHub loads none of 3 MB or more` };
  const text = decode(blob.bytes);
  if (text === undefined) return { unavailable: `${path} is not UTF-8 text` };
  const paths = new Set(asking.flatMap((requirement) => [...touchedPaths(scope.governedBy(requirement))]));
  const rules = rulesThatDecide(parseCodeowners(text), paths);
  if ("unavailable" in rules) return { unavailable: `${path}: ${rules.unavailable}` };
  return { known: { path, id: entry.id, rules: rules.known } };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
