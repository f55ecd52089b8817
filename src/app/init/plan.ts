/** Which files `init` would write, decided before any is. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CODEOWNERS_PLACES } from "../../core/owners/parse-codeowners.ts";
import { POLICY_FOLDER } from "../policy-files.ts";
import { readText } from "./left-undone.ts";
import type { ChosenPack } from "./packs.ts";
import type { ActionRef } from "./templates/action-ref.ts";
import { codeownersLines, missingLines, renderCodeowners } from "./templates/codeowners.ts";
import { renderDatasheet, renderModelCard, renderPullRequestTemplate } from "./templates/documents.ts";
import { renderGate } from "./templates/gate.ts";
import type { GateEvents } from "./templates/gate-parts.ts";
import { type FilledRole, renderPolicy } from "./templates/policy.ts";
import { renderReviewRelay } from "./templates/review-relay.ts";
import { isTaken, type NewFile } from "./write-files.ts";

const PULL_TEMPLATE = ".github/pull_request_template.md";

export interface Answers extends GateEvents {
  readonly packs: readonly ChosenPack[];
  readonly roles: readonly FilledRole[];
  /** One of the roles. */
  readonly waiverRole: string;
  /** Who answers for the rules: logins, and teams as `org/team`. */
  readonly owners: readonly string[];
  readonly action: ActionRef;
}

export interface Plan {
  readonly write: readonly NewFile[];
  /** What stays as it is, and why. */
  readonly leave: readonly { readonly path: string; readonly why: string }[];
  /** Whether somebody owns the files that decide about the gate, once all this is done. */
  readonly hasOwners: boolean;
  /** Lines for a file that we do not touch. */
  readonly codeowners: { readonly path: string; readonly lines: readonly string[] } | undefined;
}

/** @throws UsageError where a folder that we would write to is none */
export function planFiles(root: string, answers: Answers): Plan {
  const workflows = [
    { path: ".github/workflows/secmlops-gate.yml", text: renderGate(answers.action, answers) },
    { path: ".github/workflows/secmlops-review-relay.yml", text: renderReviewRelay() },
  ];
  const policy = {
    path: `${POLICY_FOLDER}/policy.yml`,
    text: renderPolicy(answers.packs, answers.roles, answers.waiverRole),
  };
  const lines = codeownersLines(answers.owners);
  const existing = CODEOWNERS_PLACES.find((path) => isTaken(root, path));
  const codeowners =
    existing === undefined && lines.length > 0 ? [{ path: CODEOWNERS_PLACES[0], text: renderCodeowners(lines) }] : [];
  const documents = [
    { path: "docs/model-card.md", text: renderModelCard() },
    { path: "docs/datasheet.md", text: renderDatasheet() },
    { path: PULL_TEMPLATE, text: renderPullRequestTemplate() },
  ];
  const wanted = [...workflows, policy, ...codeowners, ...documents].map((file) => ({
    file,
    why: whyNot(root, file.path),
  }));
  const missing = existing === undefined ? [] : missingLines(lines, readText(join(root, existing)));
  return {
    write: wanted.flatMap(({ file, why }) => (why === undefined ? [file] : [])),
    leave: [
      ...wanted.flatMap(({ file, why }) => (why === undefined ? [] : [{ path: file.path, why }])),
      ...(existing === undefined || lines.length === 0 ? [] : [{ path: existing, why: "it is there already" }]),
    ],
    hasOwners: lines.length > 0,
    codeowners: existing === undefined || missing.length === 0 ? undefined : { path: existing, lines: missing },
  };
}

/** Whether something lies where a policy would. @throws UsageError where that is no folder */
export const hasPolicy = (root: string): boolean => otherPolicy(root) !== undefined;

const otherPolicy = (root: string): string | undefined =>
  isTaken(root, `${POLICY_FOLDER}/policy.yml`)
    ? "policy.yml"
    : isTaken(root, POLICY_FOLDER)
      ? readdirSync(join(root, POLICY_FOLDER))[0]
      : undefined;

/** Files of a policy are merged: one more would change what the others say. */
function whyNot(root: string, path: string): string | undefined {
  if (isTaken(root, path)) return "it is there already";
  if (path === PULL_TEMPLATE) return whyNoTemplate(root);
  if (!path.startsWith(`${POLICY_FOLDER}/`)) return undefined;
  const other = otherPolicy(root);
  return other === undefined ? undefined : `there is a policy already, in ${POLICY_FOLDER}/${other}`;
}

/** A template in another place or spelling: GitHub would take one of the two. */
function whyNoTemplate(root: string): string | undefined {
  const found = [".github", ".", "docs"].flatMap((folder) =>
    listIfFolder(join(root, folder))
      .filter((name) => /^pull_request_template(?:\.md|\.txt)?$/i.test(name))
      .map((name) => (folder === "." ? name : `${folder}/${name}`)),
  );
  return found[0] === undefined ? undefined : `there is a template already, ${found[0]}`;
}

function listIfFolder(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
