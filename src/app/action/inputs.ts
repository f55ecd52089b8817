/** The action's inputs, read once, as values that are right. */
import type { Runner } from "../../adapters/actions/runner.ts";
import { type Json, readYaml } from "../../core/policy/read.ts";
import { LFS_MODES, type LfsMode } from "../artefacts/lfs-mode.ts";

export interface Inputs {
  readonly token: string;
  /** Reads teams, and packs of other repositories. */
  readonly orgToken?: string;
  /** Where the policy lies on the base, if not in its usual place. */
  readonly policy?: string;
  /** In the form of an `extends` entry. */
  readonly orgPolicy?: Json;
  /** The branch that keeps the history; absent: none is kept. */
  readonly ledger?: string;
  readonly ledgerMode: "required" | "best-effort";
  /** Whether records that pass are signed through Sigstore. */
  readonly attest: "auto" | "true" | "false";
  readonly comment: boolean;
  readonly notify: "request-review" | "none";
  readonly statusContext: string;
  readonly failOn: "fail" | "pending" | "never";
  /** How much of a Git LFS object the scan reads. */
  readonly lfs: LfsMode;
  /** Absolute or from the job's working folder: what jobs reported. */
  readonly evidencePath?: string;
  readonly pullRequest?: number;
}

/** An input that cannot be used; all of them at once, each with what it takes. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** @throws InputError */
export function readInputs({ input }: Pick<Runner, "input">): Inputs {
  const problems: string[] = [];
  const oneOf = <T extends string>(name: string, words: readonly [T, ...T[]]): T => {
    const value = input(name) || words[0];
    const found = words.find((word) => word === value);
    if (found === undefined)
      problems.push(
        `\`${name}\` is ${JSON.stringify(value)}; it takes ${words.map((word) => `\`${word}\``).join(", ")}`,
      );
    return found ?? words[0];
  };
  const optional = (name: string) => {
    const value = input(name);
    return value === "" ? undefined : value;
  };

  const token = input("token");
  if (token === "") problems.push("`token` is empty; leave it out to use the job's own");
  const ledger = optional("ledger") ?? "secmlops-ledger";
  if (!/^(?!\/|.*(?:\.\.|\/\/|@\{|[~^:?*[\\\s]|\.lock$|\/$|\.$))[!-~]+$/.test(ledger))
    problems.push(`\`ledger\` is ${JSON.stringify(ledger)}; it takes a branch's name, or \`off\``);
  const statusContext = optional("status-context") ?? "secmlops-gate";
  if (statusContext.length > 100 || /[\p{Cc}]/u.test(statusContext))
    problems.push("`status-context` takes at most 100 characters on one line");
  const number = optional("pull-request");
  if (number !== undefined && !/^[1-9]\d{0,8}$/.test(number))
    problems.push(`\`pull-request\` is ${JSON.stringify(number)}; it takes a pull request's number`);
  const policy = optional("policy");
  if (policy !== undefined && (policy.startsWith("/") || policy.split("/").includes("..")))
    problems.push(`\`policy\` is ${JSON.stringify(policy)}; it takes a path inside the repository`);
  const org = readOrgPolicy(optional("org-policy"), problems);
  const orgToken = optional("org-token");
  const evidencePath = optional("evidence-path");
  const read: Inputs = {
    token,
    ...(orgToken === undefined ? {} : { orgToken }),
    ...(policy === undefined ? {} : { policy: policy.replace(/\/+$/, "") }),
    ...(org === undefined ? {} : { orgPolicy: org }),
    ...(ledger === "off" ? {} : { ledger }),
    ledgerMode: oneOf("ledger-mode", ["required", "best-effort"]),
    attest: oneOf("attest", ["auto", "true", "false"]),
    comment: oneOf("comment", ["true", "false"]) === "true",
    notify: oneOf("notify", ["request-review", "none"]),
    statusContext,
    failOn: oneOf("fail-on", ["fail", "pending", "never"]),
    lfs: oneOf("lfs", LFS_MODES),
    ...(evidencePath === undefined ? {} : { evidencePath }),
    ...(number === undefined ? {} : { pullRequest: Number(number) }),
  };
  if (problems.length > 0) throw new InputError(problems.map((problem) => `input ${problem}`).join("\n"));
  return read;
}

/** A pack's name as it is, or YAML with `pack` and `with`. */
function readOrgPolicy(text: string | undefined, problems: string[]): Json | undefined {
  if (text === undefined) return undefined;
  const read = readYaml({ name: "org-policy", text });
  if ("source" in read) return read.source.value;
  for (const { message } of read.problems) problems.push(`\`org-policy\` is not YAML: ${message}`);
  return undefined;
}
