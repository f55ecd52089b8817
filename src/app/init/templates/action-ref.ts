/** Another action, as a workflow names it: by commit, so that what runs is what was reviewed. */
export interface ActionRef {
  /** `owner/repo@` and a full commit id. */
  readonly uses: string;
  /** What that commit is called, for people. */
  readonly version: string;
}

const REF = /^([A-Za-z0-9][A-Za-z0-9-]*\/[\w.-]+@(?:[0-9a-f]{40}|[0-9a-f]{64}))(?:\s+#\s*([\w][\w.+-]*))?$/;
const NO_COMMIT = "0".repeat(40);

/** Stands where nobody said which commit: a workflow with it fails and names it, rather than running something else. */
export const UNKNOWN_RELEASE: ActionRef = { uses: `secmlops/secmlops-gate@${NO_COMMIT}`, version: "v1" };

/** Reads `owner/repo@commit # version`; `undefined` for anything else, a branch or tag above all. */
export function parseActionRef(text: string): ActionRef | undefined {
  const [, uses, version] = REF.exec(text.trim()) ?? [];
  return uses === undefined ? undefined : { uses, version: version ?? "" };
}

export const namesNoCommit = ({ uses }: ActionRef): boolean => uses.endsWith(`@${NO_COMMIT}`);

/** Whether a workflow still has the place of a commit that nobody filled in. */
export const usesNoCommit = (workflow: string): boolean => /@0{40}(?!0)/.test(workflow);

/** The value of `uses:`, with the version as a comment. */
export const formatActionRef = ({ uses, version }: ActionRef): string =>
  version === "" ? uses : `${uses} # ${version}`;
