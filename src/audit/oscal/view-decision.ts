/**
 * A decision's verdict as far as the export reads it. The ledger's schema knows only its outline; here the rest is taken if it has the form
 * it should have, and left out if it has not: `audit verify` and `audit replay` say whether a record is what it should be.
 */
import * as z from "zod";
import { own } from "../../core/own.ts";
import { type GateRecord, personSchema } from "../../ledger/record.ts";

type Predicate = GateRecord["predicate"];
export type Decision = Extract<Predicate, { kind: "decision" }>;

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).catch([]);
const count = z.number().catch(0);

const reason = z.looseObject({ code: z.string() });
const signer = z.looseObject({ by: personSchema, at: z.string(), via: text });
const leaf = z.looseObject({
  kind: z.string(),
  status: z.string().catch("error"),
  reasons: z.array(reason).catch([]),
  role: text,
  seats: z.array(z.looseObject({ signer: signer.optional().catch(undefined) })).catch([]),
  /** Of a document, the path. */
  source: text,
  /** Of evidence, the paths. */
  reports: texts,
  metrics: z
    .array(z.looseObject({ metric: z.string(), about: text, status: z.string(), value: z.number().optional() }))
    .catch([]),
});
export type Leaf = z.infer<typeof leaf>;

const requirement = z.looseObject({
  id: z.string(),
  title: z.string().catch(""),
  dimension: text,
  concerns: texts,
  enforcement: z.string().catch("block"),
  status: z.enum(["satisfied", "pending", "unmet", "error", "waived", "not-applicable"]),
  reasons: z.array(reason),
  digest: text,
  governed: z.looseObject({ count, first: texts }).catch({ count: 0, first: [] }),
  controls: texts,
  proof: z.unknown().optional(),
});
export type RequirementView = z.infer<typeof requirement> & { readonly leaves: readonly Leaf[] };
export type RecordedReason = z.infer<typeof reason>;

/** More than a policy can ask of one requirement. */
const MAX_NODES = 1_000;

/** The requirements that a decision judged, in its order, each once and with the proofs that it looked at. */
export function viewRequirements({ verdict }: Decision): readonly RequirementView[] {
  const views = new Map<string, RequirementView>();
  for (const recorded of verdict.requirements) {
    const view = requirement.parse(recorded);
    // Two of one id are in no verdict of ours; what is worse counts.
    const isBetter = view.status === "satisfied" || view.status === "not-applicable";
    if (!views.has(view.id) || !isBetter) views.set(view.id, { ...view, leaves: leavesOf(view.proof) });
  }
  return [...views.values()];
}

function leavesOf(proof: unknown): Leaf[] {
  const leaves: Leaf[] = [];
  const open = [proof];
  for (let seen = 0; seen < MAX_NODES && open.length > 0; seen += 1) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    const children = own(node as Record<string, unknown>, "of");
    if (Array.isArray(children)) open.push(...children.slice(0, MAX_NODES).reverse());
    else {
      const found = leaf.safeParse(node);
      if (found.success) leaves.push(found.data);
    }
  }
  return leaves;
}

export const isAdvisory = ({ verdict }: Decision): boolean => verdict["mode"] === "advisory";
