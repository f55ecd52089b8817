/** What is left to do in the files that `init` writes, whoever has written those that are there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { outlineOf } from "../../core/document/outline.ts";
import type { Policy } from "../../core/policy/policy.ts";
import { leavesOf } from "../../core/proofs/judge-needs.ts";
import type { Situation } from "./advice.ts";
import type { Plan } from "./plan.ts";
import { usesNoCommit } from "./templates/action-ref.ts";

type Undone = Pick<Situation, "lacksCommit" | "unnamedRoles" | "unfilled" | "unsetInputs">;

/**
 * @param policy as it will be; nothing where what is there is no valid one
 * @param roles those that the packs ask for
 */
export function findUndone(root: string, plan: Plan, policy: Policy | undefined, roles: readonly string[]): Undone {
  const textOf = (path: string) => plan.write.find((file) => file.path === path)?.text ?? readText(join(root, path));
  const isNamed = (name: string) => {
    const role = policy?.roles[name];
    return role === undefined || role.users.length + role.teams.length > 0;
  };
  return {
    lacksCommit: usesNoCommit(textOf(".github/workflows/secmlops-gate.yml")),
    unnamedRoles: roles.filter((name) => !isNamed(name)),
    unfilled: documentsOf(policy).filter((path) => isUnfilled(textOf(path))),
    unsetInputs: (policy?.notices ?? []).flatMap((notice) => (notice.code === "missing-input" ? [notice.input] : [])),
  };
}

/** The documents that have to be without leftovers. */
function documentsOf(policy: Policy | undefined): string[] {
  const proofs = (policy?.requirements ?? []).flatMap(({ needs }) => leavesOf(needs));
  return [
    ...new Set(
      proofs.flatMap((proof) =>
        proof.kind === "document" && "path" in proof.source && !proof.leftovers ? [proof.source.path] : [],
      ),
    ),
  ];
}

function isUnfilled(text: string): boolean {
  const outline = outlineOf(text);
  return "known" in outline && outline.known.leftovers.length > 0;
}

/** Nothing where there is no such file, or none that can be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
