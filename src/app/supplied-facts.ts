/** Facts that a local repository does not have, and that a caller may supply: a rehearsal of a pull request. */
import * as z from "zod";
import { sha256Hex } from "../core/canonical-json.ts";
import { outlineOf } from "../core/document/outline.ts";
import { type Facts, factsMembers } from "../core/facts.ts";

const pullRequest = factsMembers.shape.pullRequest.unwrap();

const text = z.string().transform((written) => ({ written }));
/** The description as its author wrote it, or as `--facts-out` keeps it. */
const body = z.union([text, z.strictObject({ known: text }).transform(({ known }) => known), pullRequest.shape.body], {
  error: 'expected the description: a text, { "known": "the text" } or { "unavailable": "why" }',
});

export const suppliedFactsSchema = factsMembers
  .pick({
    now: true,
    repository: true,
    commits: true,
    pushers: true,
    acts: true,
    teams: true,
    permissions: true,
    checks: true,
  })
  .extend({ pullRequest: pullRequest.extend({ body }).nullable() })
  .partial();
export type SuppliedFacts = z.infer<typeof suppliedFactsSchema>;

/** JSON has no `undefined`; the schema's type does. */
type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const given = <T extends object>(value: T): Given<T> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Given<T>;

/**
 * What was supplied, as facts.
 * @param templates base's templates for descriptions: what still stands as they have it, nobody wrote
 */
export function toFacts({ pullRequest, ...rest }: SuppliedFacts, templates: readonly string[]): Partial<Facts> {
  if (!pullRequest) return { ...given(rest), ...(pullRequest === null ? { pullRequest } : {}) };
  return { ...given(rest), pullRequest: { ...pullRequest, body: readBody(pullRequest.body, templates) } };
}

type Body = NonNullable<Facts["pullRequest"]>["body"];

function readBody(body: z.infer<typeof text> | Body, templates: readonly string[]): Body {
  if (!("written" in body)) return body;
  const written = body.written.toWellFormed();
  const outline = outlineOf(written, templates);
  return "known" in outline ? { known: { sha256: sha256Hex(written), outline: outline.known } } : outline;
}
