import { escapeEvidence } from "../escape-evidence.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { asObject } from "../strict-json.ts";
import { readWhole } from "../whole-file.ts";
import { parseYaml } from "../yaml-text.ts";

const LARGEST = 1_048_576;
/** Characters. A longer expression counts as one of everything, a longer line is looked at as far as that. */
const LONGEST_EXPRESSION = 2_000;

/** Events that run with the base's secrets and write access, though somebody else's change set them off. */
const PRIVILEGED = new Set(["pull_request_target", "workflow_run", "issue_comment"]);

/** What leads to the bytes of the pull request's head. */
const HEAD =
  /github\.(?:event\.(?:pull_request\.(?:head\b|merge_commit_sha)|workflow_run\.(?:head_|pull_requests)|number|issue\.number)|head_ref)|refs\/pull\//;
const FETCHES_HEAD =
  /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|pull|checkout)\b[^\n]*\bpull\/|\bgit\s+(?:fetch|pull|checkout)\b[^\n]*\$\{\{[^}]*head/;

/** Expressions whose text whoever opens an issue or a pull request writes (https://securitylab.github.com/resources/github-actions-untrusted-input/). */
const UNTRUSTED: readonly RegExp[] = [
  /\bgithub\.head_ref\b/,
  /\bgithub\.event\.(?:issue|discussion|pull_request)\.(?:title|body)\b/,
  /\bgithub\.event\.(?:comment|review|review_comment)\.body\b/,
  /\bgithub\.event\.pull_request\.head\.(?:ref|label|repo\.(?:default_branch|description|homepage))\b/,
  /\bgithub\.event\.pages\b.*\bpage_name\b/,
  /\bgithub\.event\.(?:workflow_run\.)?(?:head_commit|commits\b[^ ]*)\.(?:message|(?:author|committer)\.(?:email|name))\b/,
  /\bgithub\.event\.workflow_run\.(?:head_branch|display_title|head_repository\.(?:description|default_branch|homepage)|pull_requests\b[^ ]*\.head\.ref)\b/,
  /\btojson\(\s*github(?:\.event(?:\.(?:issue|pull_request|comment|review|discussion|head_commit|commits|workflow_run))?)?\s*\)/,
];

/**
 * GitHub's workflows and composite actions
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax): what code of others they run, and
 * what text of others they run as code.
 */
export async function readWorkflow(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["workflow"], context.limits);
  const bytes = await readWhole(source, LARGEST, notes);
  if (bytes === undefined) return notes.done();
  const root = asObject(parseYaml(bytes.toString("utf8")));
  const jobs = asObject(root?.["jobs"]);
  const runs = asObject(root?.["runs"]);
  if (root === undefined || (jobs === undefined && runs === undefined)) {
    notes.find("GHA005", "The file is no YAML with jobs, or with what an action runs.");
    return notes.done();
  }
  notes.full();
  const privileged = eventsOf(root["on"] ?? root["true"]).find((event) => PRIVILEGED.has(event));
  notePermissions(root["permissions"], "the workflow", notes);
  for (const [name, value] of Object.entries(jobs ?? {})) {
    const job = asObject(value) ?? {};
    notePermissions(job["permissions"], name, notes);
    noteUses(job["uses"], name, notes);
    noteSteps(job["steps"], name, privileged, notes);
  }
  if (runs !== undefined) {
    noteSteps(runs["steps"], "runs", undefined, notes);
    const image = runs["image"];
    if (typeof image === "string" && image.startsWith("docker://")) noteUses(image, "runs", notes);
  }
  return notes.done();
}

function eventsOf(on: unknown): readonly string[] {
  if (typeof on === "string") return [on];
  if (Array.isArray(on)) return on.filter((event): event is string => typeof event === "string");
  return Object.keys(asObject(on) ?? {});
}

function notePermissions(permissions: unknown, place: string, notes: Notes): void {
  if (permissions === "write-all")
    notes.find("GHA004", "The token may write everything.", { evidence: escapeEvidence(`${place}: write-all`) });
}

function noteSteps(steps: unknown, place: string, privileged: string | undefined, notes: Notes): void {
  if (!Array.isArray(steps)) return;
  for (const [at, value] of steps.entries()) {
    const step = asObject(value) ?? {};
    const { uses, run } = step;
    const parameters = asObject(step["with"]) ?? {};
    const where = `${place}, step ${at + 1}`;
    noteUses(uses, where, notes);
    const script =
      typeof uses === "string" && uses.startsWith("actions/github-script") ? parameters["script"] : undefined;
    for (const code of [run, script]) if (typeof code === "string") noteExpressions(code, where, notes);
    if (privileged === undefined) continue;
    const asked = [parameters["ref"], parameters["repository"]]
      .map((text) => plain(String(text ?? "").slice(0, LONGEST_EXPRESSION)))
      .join(" ");
    const checksOut = typeof uses === "string" && /(?:^|\/)checkout@/.test(uses) && HEAD.test(asked);
    if (checksOut || (typeof run === "string" && fetchesHead(run)))
      notes.find("GHA002", `The change's own code is fetched on \`${privileged}\`.`, {
        evidence: escapeEvidence(`${where}: ${checksOut ? asked.trim() : String(run)}`),
      });
  }
}

const fetchesHead = (run: string): boolean =>
  run.split("\n").some((line) => FETCHES_HEAD.test(line.slice(0, LONGEST_EXPRESSION)));

/** `owner/name/path@id`, `docker://image@sha256:...`, or a path of this repository. */
function noteUses(uses: unknown, place: string, notes: Notes): void {
  if (typeof uses !== "string" || /^\.\.?\//.test(uses)) return;
  const pinned = uses.startsWith("docker://")
    ? /@sha256:[0-9a-f]{64}$/.test(uses)
    : /@(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(uses);
  if (!pinned)
    notes.find("GHA001", "Code of others is used by a name that can change.", {
      evidence: escapeEvidence(`${place}: ${uses}`),
    });
}

function noteExpressions(code: string, place: string, notes: Notes): void {
  for (const [, expression = ""] of code.matchAll(/\$\{\{(.*?)(?:\}\}|$)/gs)) {
    const text = expression.length > LONGEST_EXPRESSION ? "tojson(github)" : plain(expression);
    if (UNTRUSTED.some((pattern) => pattern.test(text)))
      notes.find("GHA003", "Text that outsiders write becomes part of a command.", {
        evidence: escapeEvidence(`${place}: ${expression.trim()}`),
      });
  }
}

/** Expressions know no case, and `a['b']` is `a.b`. */
const plain = (expression: string): string =>
  expression
    .replaceAll(/\s*\[\s*(?:'([^']*)'|"([^"]*)")\s*\]/g, ".$1$2")
    .replaceAll(/\s*\.\s*/g, ".")
    .toLowerCase();
