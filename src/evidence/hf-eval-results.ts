/** `.eval_results/*.yaml` of a model repository on the Hugging Face Hub: https://github.com/huggingface/hub-docs/blob/main/eval_results.yaml. */
import { noteStated } from "./parse-number.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import type { ReportSource } from "./report-source.ts";
import { type Fields, type Found, takeList, takeObject, takeText } from "./take.ts";
import { toInstant } from "./to-instant.ts";

export const hfEvalResults: ReportFormat = {
  name: "hf-eval-results",
  recognise: (source) => /(?:^|\/)\.eval_results\/[^/]+\.ya?ml$/.test(source.path) && isList(source),
  parse: (source) => {
    const entries = takeList(source.yaml(), "$").map((entry, place) => takeEntry(entry, `$[${place}]`));
    if (entries.length === 0) throw new ReportError("$", "expected results, and there are none");
    const times = new Map<string, number>();
    for (const { name } of entries) times.set(name, (times.get(name) ?? 0) + 1);
    const found: Found = { metrics: [], broken: [] };
    const seen = new Set<string>();
    for (const { name, fields, at } of entries) {
      // Results of one benchmark differ in how it was run.
      const { notes } = fields;
      // One without notes would stand for all the others.
      const told = typeof notes === "string" && notes !== "" ? notes : "without notes";
      const slice = times.get(name) === 1 ? undefined : told;
      const known = JSON.stringify([name, slice]);
      if (seen.has(known)) throw new ReportError(at, `a second result of ${name}; tell them apart by their notes`);
      seen.add(known);
      noteStated(found, fields.value, { name, ...(slice === undefined ? {} : { slice }), at: `${at}.value` });
    }
    const madeAt = findOldest(entries);
    return { ...found, ...(madeAt === undefined ? {} : { madeAt }) };
  },
};

function isList(source: ReportSource): boolean {
  try {
    return Array.isArray(source.yaml());
  } catch {
    return false;
  }
}

interface Entry {
  /** The benchmark and its task, as `cais/hle/default`. */
  readonly name: string;
  readonly fields: Fields;
  readonly at: string;
}

function takeEntry(value: unknown, at: string): Entry {
  const fields = takeObject(value, at);
  const dataset = takeObject(fields.dataset, `${at}.dataset`);
  const [id, task] = [takeText(dataset.id, `${at}.dataset.id`), takeText(dataset.task_id, `${at}.dataset.task_id`)];
  return { name: `${id}/${task}`, fields, at };
}

/** A list is as old as its oldest result; where one names no time, nobody knows. */
function findOldest(entries: readonly Entry[]): string | undefined {
  const instants = entries.map(({ fields }) => toInstant(fields.date));
  if (instants.includes(undefined)) return undefined;
  return instants.reduce((oldest, instant) => ((instant ?? "") < (oldest ?? "") ? instant : oldest));
}
