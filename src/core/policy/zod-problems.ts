/** Turns what zod finds into what a maintainer needs: the place, what was expected, and the nearest valid word. */
import * as z from "zod";
import { listWords, quote, type Report, suggest } from "./problem.ts";
import {
  describeSchema,
  keysOf,
  memberAt,
  nameOf,
  pickBranch,
  type Schema,
  schemaAt,
  takesList,
} from "./schema-walk.ts";
import { keyAt, type Path, type Spot, valueAt } from "./spot.ts";

type Issue = z.core.$ZodIssue;

interface Scene {
  readonly schema: Schema;
  readonly data: unknown;
  readonly spot: Spot;
  readonly report: Report;
}

/**
 * Reports everything in which a value departs from a schema.
 * @returns the paths of what is wrong, so that the rest can still be read
 */
export function reportIssues(scene: Scene, issues: readonly Issue[]): Path[] {
  const misspelt = issues.filter(({ code }) => code === "unrecognized_keys").map(({ path }) => path.join("\0"));
  return issues.flatMap((issue) => {
    // What a map lacks as a whole is not worth saying where a key of it is misspelt.
    if (issue.code === "custom" && misspelt.includes(issue.path.join("\0"))) return [issue.path];
    return reportIssue(scene, issue);
  });
}

function reportIssue(scene: Scene, issue: Issue): Path[] {
  const { path } = issue;
  const here = memberAt(scene.data, path);
  const object = (message: string, hint: { suggestion?: string } = {}): Path[] => {
    scene.report.error("invalid-value", valueAt(scene.spot, path), message, hint);
    return [path];
  };
  switch (issue.code) {
    case "invalid_union":
      return reportBranch(scene, path);
    case "unrecognized_keys":
      return issue.keys.map((key) => reportKey(scene, path, key));
    case "invalid_type":
      return reportType(scene, path);
    case "invalid_value": {
      if (here === undefined || here === null) return reportType(scene, path);
      const known = issue.values.map(String);
      const wanted = known.length === 1 ? known.join() : `one of ${listWords(known)}`;
      const hint = typeof here === "string" ? suggest(here, known) : {};
      return object(`${labelOf(path)}expected ${wanted}, found ${describeValue(here)}`, hint);
    }
    case "invalid_format":
      return object(`${labelOf(path)}${issue.message}, found ${describeValue(here)}`);
    case "too_small":
    case "too_big":
      return object(describeSize(issue, here));
    case "invalid_key": {
      const expected = issue.issues[0]?.message ?? "expected another form";
      const message = `${quote(String(path.at(-1)))} cannot be a name here: ${expected}`;
      scene.report.error("invalid-value", keyAt(scene.spot, path), message);
      return [path];
    }
    default:
      return object(`${/^(?:expected|not) /.test(issue.message) ? labelOf(path) : ""}${issue.message}`);
  }
}

/** Says what is wrong by the branch of a union that was evidently meant. */
function reportBranch(scene: Scene, path: Path): Path[] {
  const { schema: root, data } = scene;
  const union = schemaAt(root, data, path);
  const here = memberAt(data, path);
  const branch = union === undefined ? undefined : pickBranch(union, here);
  const inner = branch === undefined ? undefined : z.safeParse(branch, here).error;
  if (inner === undefined) return reportType(scene, path);
  return reportIssues(
    scene,
    inner.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] })),
  );
}

function reportKey({ schema: root, data, spot, report }: Scene, path: Path, key: string): Path {
  const schema = schemaAt(root, data, path);
  const map = schema === undefined ? undefined : (pickBranch(schema, memberAt(data, path)) ?? schema);
  const keys = keysOf(map);
  const hint = suggest(key, keys);
  const known = hint.suggestion === undefined ? `; its keys are ${listWords(keys, "and")}` : "";
  report.error("unknown-key", keyAt(spot, [...path, key]), `${nameOf(map)} has no key ${quote(key)}${known}`, hint);
  return [...path, key];
}

/** A value of the wrong type, or none. */
function reportType({ schema: root, data, spot, report }: Scene, path: Path): Path[] {
  const here = memberAt(data, path);
  const schema = schemaAt(root, data, path);
  const expected = describeSchema(schema);
  if (here === undefined) {
    const owner = path.slice(0, -1);
    const key = quote(String(path.at(-1)));
    const union = schemaAt(root, data, owner);
    const map = union === undefined ? undefined : (pickBranch(union, memberAt(data, owner)) ?? union);
    report.error("missing-key", keyAt(spot, owner), `${nameOf(map)} needs ${key}: ${expected}`);
    return [owner.length === 0 ? path : owner];
  }
  const message = `${labelOf(path)}expected ${expected}, found ${describeValue(here)}${describeRemedy(schema, here)}`;
  report.error("invalid-value", valueAt(spot, path), message);
  return [path];
}

function describeRemedy(schema: Schema | undefined, here: unknown): string {
  if (takesList(schema) && typeof here === "string" && /^[\w./-][\w./*-]*$/.test(here)) return `; write [${here}]`;
  if (typeof here !== "number" && typeof here !== "boolean") return "";
  const takesText = schema !== undefined && z.safeParse(schema, String(here)).success;
  return takesText ? `; if ${here} is meant as text, put it in quotes` : describeBound(schema, here);
}

/** `accuracy: 0.9` does not say whether that is the least or the most. */
function describeBound(schema: Schema | undefined, here: unknown): string {
  const keys = keysOf(schema);
  return keys.includes("min") && keys.includes("max") ? `; write { min: ${here} } or { max: ${here} }` : "";
}

function describeSize(issue: Extract<Issue, { code: "too_small" | "too_big" }>, here: unknown): string {
  // The schema has words of its own, or zod has these.
  if (!issue.message.startsWith("Too ")) return issue.message;
  if (issue.origin === "array") return `${labelOf(issue.path)}expected at least one entry, found an empty list`;
  const bound = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  return `${labelOf(issue.path)}expected a number of ${bound}, found ${describeValue(here)}`;
}

/** `"count": `, by the last step of a path that is a key. */
function labelOf(path: Path): string {
  const key = path.findLast((step) => typeof step === "string");
  return key === undefined ? "" : `${quote(String(key))}: `;
}

function describeValue(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a map";
  return typeof value === "string" ? quote(value) : String(value);
}
