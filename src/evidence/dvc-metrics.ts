/**
 * `dvc metrics diff --json` and `dvc metrics show --json`: https://dvc.org/doc/command-reference/metrics. Both state metrics of several files; of a difference
 * the new value is the metric.
 */
import { asObject } from "../scan/strict-json.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Fields, type Found, member, note, takeObject } from "./take.ts";

/** Python's sum of two doubles is ours; whole numbers beyond them are not. */
const CLOSE = 1e-9;
const DEEPEST = 100;

export const dvcMetrics: ReportFormat = {
  name: "dvc-metrics",
  recognise: (source) => {
    const values = source.members().map(([, value]) => value);
    return isDiff(values) || isShow(values);
  },
  parse: (source) => {
    const root = takeObject(source.json(), "$");
    if (Object.keys(root).length === 0)
      throw new ReportError("$", "it has no metrics; `dvc metrics diff` leaves out what did not change: add `--all`");
    const values = Object.values(root);
    return !isDiff(values) && values.every((each) => readEither(each) !== undefined) ? readShow(root) : readDiff(root);
  },
};

function isDiff(files: readonly unknown[]): boolean {
  return (
    files.length > 0 &&
    files.every((file) => {
      const metric = asObject(Object.values(asObject(file) ?? {})[0]);
      return (
        metric !== undefined &&
        "old" in metric &&
        "new" in metric &&
        Object.keys(metric).every((key) => CHANGE.has(key))
      );
    })
  );
}
const CHANGE = new Set(["old", "new", "diff"]);

/** By revision, then by file; the workspace's name is empty unless others are shown beside it. */
function isShow(revisions: readonly unknown[]): boolean {
  return (
    revisions.length > 0 &&
    revisions.every((revision) => {
      const files = Object.values(asObject(readEither(revision)) ?? {});
      return files.length > 0 && files.every((file) => readEither(file) !== undefined);
    })
  );
}

/** What DVC says of a revision or a file: either `{ data }`, or `{ error }`. */
function readEither(value: unknown): unknown {
  const [[key, said] = [], ...others] = Object.entries(asObject(value) ?? {});
  return others.length === 0 && (key === "data" || key === "error") ? said : undefined;
}

function readDiff(root: Fields): Found {
  const found: Found = { metrics: [], broken: [] };
  const files = Object.entries(root);
  for (const [path, value] of files) {
    const slice = files.length > 1 && path !== "" ? { slice: path } : {};
    const there = member("$", path);
    for (const [name, each] of Object.entries(takeObject(value, there))) {
      const at = member(there, name);
      const change = takeObject(each, at);
      const odd = Object.keys(change).find((key) => !CHANGE.has(key));
      if (odd !== undefined) throw new ReportError(member(at, odd), "expected old, new and diff alone");
      checkDifference(change, at);
      // A file of one number has no name for it.
      note(found, change.new, { name: name === "" ? nameOf(path) : name, ...slice, at: `${at}.new` });
    }
  }
  return found;
}

/** @throws ReportError where the difference is not the one between the two values */
function checkDifference({ old, new: now, diff }: Fields, at: string): void {
  if (typeof old !== "number" || typeof now !== "number") {
    // `diff` of a value that is no number is no number either.
    if (typeof diff === "number" && typeof old !== "boolean" && typeof now !== "boolean")
      throw new ReportError(`${at}.diff`, "there is a difference where there are not two numbers");
    return;
  }
  const expected = now - old;
  const isClose =
    typeof diff === "number" && Math.abs(diff - expected) <= CLOSE * Math.max(Math.abs(old), Math.abs(now));
  if (!isClose) throw new ReportError(`${at}.diff`, `expected ${expected}, from ${old} to ${now}`);
}

function readShow(root: Fields): Found {
  const revisions = Object.keys(root);
  const shown = revisions.length === 1 ? revisions[0] : revisions.find((name) => name === "" || name === "workspace");
  if (shown === undefined)
    throw new ReportError("$", "expected metrics of one revision, or of the workspace beside others");
  const there = member("$", shown);
  const { data, error } = takeObject(root[shown], there);
  if (error !== undefined) throw new ReportError(`${there}.error`, "DVC could not read this revision");
  const files = Object.entries(takeObject(data, `${there}.data`));
  const found: Found = { metrics: [], broken: [] };
  for (const [path, value] of files) {
    const at = member(`${there}.data`, path);
    const { data } = takeObject(value, at);
    if (data === undefined) throw new ReportError(`${at}.error`, "DVC could not read this file of metrics");
    const slice = files.length > 1 && path !== "" ? path : undefined;
    const flat: Flat = { found, slice, path };
    flatten(data, "", `${at}.data`, 0, flat);
  }
  return found;
}

interface Flat {
  readonly found: Found;
  readonly slice: string | undefined;
  readonly path: string;
}

/** Nested names joined by dots, as `dvc metrics diff` writes them. */
function flatten(value: unknown, name: string, at: string, depth: number, flat: Flat): void {
  const fields = asObject(value);
  if (fields === undefined) {
    const { found, slice, path } = flat;
    note(found, value, { name: name === "" ? nameOf(path) : name, ...(slice === undefined ? {} : { slice }), at });
    return;
  }
  if (depth === DEEPEST) throw new ReportError(at, `nested deeper than ${DEEPEST}`);
  for (const [key, each] of Object.entries(fields))
    flatten(each, name === "" ? key : `${name}.${key}`, member(at, key), depth + 1, flat);
}

function nameOf(path: string): string {
  return path === "" ? "value" : path;
}
