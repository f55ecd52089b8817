import type { Verdict } from "../../core/verdict.ts";
import { describeReason } from "../../render/describe.ts";
import { leavesOf } from "../../render/proof-tree.ts";
import { toPlain } from "../../render/terminal-text.ts";
import { wordReason } from "../../render/wording.ts";

/** What the checklist says of one artefact, for the place in the diff where the artefact stands. */
export interface ScanAnnotation {
  readonly path: string;
  readonly message: string;
  /** Of a requirement that blocks. */
  readonly isGrave: boolean;
}

/** Each artefact once for each thing that is wrong with it, the gravest first. */
export function annotateScans(verdict: Verdict | undefined): ScanAnnotation[] {
  const found = new Map<string, ScanAnnotation>();
  for (const { id, enforcement, status, proof } of verdict?.requirements ?? []) {
    if (status !== "unmet" && status !== "pending") continue;
    for (const leaf of leavesOf(proof))
      for (const reason of leaf.kind === "scan" ? leaf.reasons : []) {
        if (reason.code !== "scan-verdict" && reason.code !== "scan-format") continue;
        const text = toPlain(describeReason(wordReason(reason, { requirement: id })));
        const known = found.get(text);
        const isGrave = enforcement === "block" && status === "unmet";
        found.set(text, { path: reason.path, message: text, isGrave: isGrave || known?.isGrave === true });
      }
  }
  return [...found.values()].sort((a, b) => Number(b.isGrave) - Number(a.isGrave));
}
