/** Decides once more what a record says was decided: the same facts, under the policy that it names. */
import { hash } from "node:crypto";
import { canonicalJson } from "../../core/canonical-json.ts";
import { evaluate } from "../../core/evaluate.ts";
import type { Facts } from "../../core/facts.ts";
import type { Policy } from "../../core/policy/policy.ts";
import { openRecord } from "../../ledger/digest.ts";
import { recordPath } from "../../ledger/layout.ts";
import type { GateRecord } from "../../ledger/record.ts";
import { RecordForm } from "../form/record-form.ts";
import { attempt } from "../verify/problem.ts";
import { type Difference, findDifferences } from "./differences.ts";

/** What came of one record. */
export type Replayed =
  /** It holds no decision. */
  | { readonly outcome: "none" }
  | { readonly outcome: "same"; readonly policy: string }
  /** `version`: of the tool that wrote it. */
  | ({ readonly outcome: "differs"; readonly differences: readonly Difference[] } & Place)
  /** It could not be decided again. */
  | ({ readonly outcome: "failed"; readonly why: string } & Place);

export interface Place {
  readonly path: string;
  readonly pullRequest?: number;
  readonly sequence?: number;
  readonly at?: string;
  readonly version?: string;
}

/** The policy of that digest, or why there is none. */
export type PolicyOf = (digest: string) => Policy | { readonly missing: string };

type Decision = Extract<GateRecord["predicate"], { kind: "decision" }>;

export class Replayer {
  private readonly form = new RecordForm();
  private readonly policyOf: PolicyOf;

  constructor(policyOf: PolicyOf) {
    this.policyOf = policyOf;
  }

  /** @param sha256 the name of the record */
  replay(bytes: Uint8Array, sha256: string): Replayed {
    const { form } = this;
    const path = recordPath(sha256);
    if (hash("sha256", bytes, "hex") !== sha256)
      return {
        outcome: "failed",
        path,
        why: "its bytes do not have the digest that it is named by: run `audit verify`",
      };
    if (!form.read(bytes)) return this.replaySlowly(bytes, path);
    if (form.text("kind") !== "decision") return { outcome: "none" };
    const policy = form.text("policy");
    const place = (): Place => ({
      path,
      pullRequest: Number(form.value("pullRequest")),
      sequence: Number(form.value("sequence")),
      at: form.text("at"),
      version: form.text("version"),
    });
    // It fits the schema, so that this is what the schema would give.
    const facts = form.value("facts") as Facts;
    const found = this.decide(policy, facts);
    if ("failed" in found) return { outcome: "failed", ...place(), why: found.failed };
    if (Buffer.from(found.text).equals(form.bytes("verdict"))) return { outcome: "same", policy };
    return {
      outcome: "differs",
      ...place(),
      differences: findDifferences(form.value("verdict"), JSON.parse(found.text)),
    };
  }

  /** A record that its form does not tell at once, as one that leaves out what may be left out. */
  private replaySlowly(bytes: Uint8Array, path: string): Replayed {
    const read = attempt(() => openRecord(bytes));
    if ("problem" in read) return { outcome: "failed", path, why: read.problem.detail };
    const { predicate } = read.value;
    if (predicate.kind !== "decision") return { outcome: "none" };
    const { pullRequest, sequence, at, tool, policy, facts, verdict } = predicate satisfies Decision;
    const place: Place = { path, pullRequest, sequence, at, version: tool.version };
    const found = this.decide(policy.digest, facts);
    if ("failed" in found) return { outcome: "failed", ...place, why: found.failed };
    if (found.text === canonicalJson(verdict)) return { outcome: "same", policy: policy.digest };
    return { outcome: "differs", ...place, differences: findDifferences(verdict, JSON.parse(found.text)) };
  }

  private decide(digest: string, facts: Facts): { text: string } | { failed: string } {
    const policy = this.policyOf(digest);
    if ("missing" in policy) return { failed: policy.missing };
    try {
      // What a rehearsal notes (`as-if-enforced`) is in no decision that the gate records.
      return { text: canonicalJson(evaluate(policy, facts)) };
    } catch (error) {
      return { failed: `deciding it again fails: ${error instanceof Error ? error.message : String(error)}` };
    }
  }
}
