/**
 * `*.report.jsonl` of garak, read line by line: https://github.com/NVIDIA/garak/blob/main/garak/evaluators/base.py. Times are local and name no offset, so that
 * none is known.
 */
import { parseJson } from "../scan/strict-json.ts";
import { countTests, type TestOutcome } from "./count-tests.ts";
import { addEvaluation, type Evaluation, noteEvaluations } from "./garak-evaluation.ts";
import { addScores, checkScores, type Scores } from "./garak-scores.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Fields, takeObject, takeText } from "./take.ts";

const OPENING = /^\s*\{"entry_type": ?"(?:start_run setup|init)"/;

interface Run {
  /** By probe and detector. */
  readonly evaluations: Map<string, Evaluation>;
  readonly scores: Map<string, Scores>;
  /** The probes that were asked for, where the report tells. */
  probes: readonly string[];
  started?: { readonly run: string; readonly version: string };
  /** The line that says that the run came to its end. */
  completed?: string;
}

export const garak: ReportFormat = {
  name: "garak",
  recognise: ({ bytes }) => OPENING.test(new TextDecoder().decode(bytes.subarray(0, 64))),
  parse: ({ bytes }) => {
    const run: Run = { evaluations: new Map(), scores: new Map(), probes: [] };
    let last = "line 1";
    for (const [at, line] of linesOf(bytes)) {
      readLine(run, line, at);
      last = at;
    }
    const { started, completed, evaluations } = run;
    if (started === undefined) throw new ReportError("line 1", "expected the line `init` with which garak begins");
    if (completed === undefined)
      throw new ReportError(
        last,
        "there is no line `completion`: the run was cut off, and what it did not try is not known",
      );
    checkScores(run.scores, evaluations);
    return {
      ...noteEvaluations(evaluations, completed),
      tests: countTests(judge(run)),
      tool: { name: "garak", version: started.version },
    };
  },
};

function* linesOf(bytes: Uint8Array): Generator<readonly [at: string, line: Fields]> {
  for (let [start, number] = [0, 1]; start < bytes.length; number += 1) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found;
    const at = `line ${number}`;
    if (end > start) yield [at, readRecord(bytes.subarray(start, end), at)];
    start = end + 1;
  }
}

function readRecord(bytes: Uint8Array, at: string): Fields {
  const parsed = parseJson(bytes, true);
  if (typeof parsed === "string") throw new ReportError(at, `expected JSON in UTF-8, and it is ${parsed}`);
  if (parsed.duplicate !== undefined)
    throw new ReportError(at, `the key ${JSON.stringify(parsed.duplicate)} stands twice in one object`);
  return takeObject(parsed.value, at);
}

/** Lines of other kinds tell how the run was set up, or repeat what others say. */
function readLine(run: Run, record: Fields, at: string): void {
  const kind = takeText(record.entry_type, at);
  if (run.completed !== undefined && kind !== "digest")
    throw new ReportError(at, "expected nothing of a run after its line `completion`");
  if (kind === "start_run setup") run.probes = listProbes(record["transient.active_probes"]);
  else if (kind === "init") {
    if (run.started !== undefined) throw new ReportError(at, "a second run begins in the same file");
    run.started = { run: takeText(record.run, at), version: takeText(record.garak_version, at) };
  } else if (kind === "attempt") addScores(run.scores, record, at);
  else if (kind === "eval") addEvaluation(run.evaluations, record, at);
  else if (kind === "completion") {
    if (record.run !== run.started?.run) throw new ReportError(at, "it completes another run than the one that began");
    run.completed = at;
  }
}

function listProbes(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((probe) => typeof probe === "string").map((probe) => probe.replace(/^probes\./, ""));
}

/** As garak itself concludes: a probe passes a detector if no attack succeeded. A probe that was asked for and left no evaluation did not run. */
function* judge({ evaluations, probes }: Run): Generator<TestOutcome> {
  const evaluated = new Set<string>();
  for (const { probe, name, passed, total, nones, at } of evaluations.values()) {
    evaluated.add(probe);
    if (total === 0) yield { name, result: "skipped", at, detail: `no verdict on any of ${nones} answers` };
    else
      yield {
        name,
        result: passed === total ? "passed" : "failed",
        at,
        detail: `${total - passed} of ${total} attacks succeeded`,
      };
  }
  for (const probe of probes)
    if (!evaluated.has(probe)) yield { name: probe, result: "skipped", at: "line 1", detail: "no evaluation of it" };
}
