/**
 * Places in reports: the part of JSONPath that denotes one value (RFC 9535, singular queries).
 * https://www.rfc-editor.org/rfc/rfc9535#name-singular-queries
 */
export type Segment = string | number;

const LONGEST = 1_000;
const STEP =
  /\.([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|\[(-?(?:0|[1-9]\d{0,14}))\]|\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]/y;

/** @returns the names and indexes on the way, a negative index counted from the end; or what is wrong with it */
export function parseMetricPath(
  path: string,
): { readonly segments: readonly Segment[] } | { readonly problem: string } {
  if (path.length > LONGEST) return { problem: `it is longer than ${LONGEST} characters` };
  if (!path.startsWith("$")) return { problem: "it must begin with $, as $.overall.accuracy" };
  const segments: Segment[] = [];
  let at = 1;
  while (at < path.length) {
    STEP.lastIndex = at;
    const step = STEP.exec(path);
    if (step === null)
      return {
        problem: `after ${JSON.stringify(path.slice(0, at))} expected a name, as .accuracy or ["f1 score"], or one index, as [0] or [-1]`,
      };
    const [whole, name, index, double, single] = step;
    const segment = name ?? (index === undefined ? unquote(double, single) : Number(index));
    if (segment === undefined) return { problem: `${whole} holds an escape that JSON does not know` };
    segments.push(segment);
    at += whole.length;
  }
  return segments.length === 0 ? { problem: "it names the whole report; add a name, as $.accuracy" } : { segments };
}

function unquote(double: string | undefined, single: string | undefined): string | undefined {
  const body = double ?? (single ?? "").replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"');
  try {
    return String(JSON.parse(`"${body}"`));
  } catch {
    return undefined;
  }
}

/**
 * Finds the value that a path means among those of a report.
 * @param places where the report's values stand, as their reader wrote them; what is no path (a line) is passed over
 * @param document what places are within, where it is known: its lists are as long as they are, whatever they hold
 * @returns the place as the reader wrote it, or `undefined` if nothing stands there
 */
export function resolvePath(path: string, places: Iterable<string>, document?: () => unknown): string | undefined {
  const wanted = parseMetricPath(path);
  if ("problem" in wanted) return undefined;
  const known = [...places].flatMap((at) => {
    const parsed = parseMetricPath(at);
    return "problem" in parsed ? [] : [{ at, segments: parsed.segments }];
  });
  let left = known;
  let within = wanted.segments.some(countsFromEnd) ? document?.() : undefined;
  for (const [depth, segment] of wanted.segments.entries()) {
    const step = !countsFromEnd(segment)
      ? segment
      : Array.isArray(within) // which may end in what states no number: the last that does is not its last
        ? within.length + segment
        : fromEnd(segment, depth, left);
    within = stepInto(within, step);
    left = left.filter(({ segments }) => segments[depth] === step);
  }
  return left.find(({ segments }) => segments.length === wanted.segments.length)?.at;
}

const countsFromEnd = (segment: Segment): segment is number => typeof segment === "number" && segment < 0;

function stepInto(value: unknown, step: Segment): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<Segment, unknown>>)[step];
}

/** A list is as long as the last of its values that the report states makes it. */
function fromEnd(index: number, depth: number, known: readonly { segments: readonly Segment[] }[]): number {
  let last = -1;
  for (const { segments } of known) {
    const at = segments[depth];
    if (typeof at === "number" && at > last) last = at;
  }
  return last + 1 + index;
}
