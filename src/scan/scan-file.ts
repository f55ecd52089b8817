import { counted, sliceOf } from "./byte-sources.ts";
import { escapeEvidence } from "./escape-evidence.ts";
import { findingsOf } from "./findings-of.ts";
import type { FormatName } from "./format-names.ts";
import { READERS } from "./formats/index.ts";
import { zipKind } from "./formats/zip-kind.ts";
import { DEFAULT_LIMITS, isLimitName, LIMIT_WORDS, type ScanLimits } from "./limits.ts";
import { formatsOfName } from "./names.ts";
import { ENDS_EARLY, ENDS_INSIDE } from "./pickle/outcome.ts";
import { type Found, lesser, Notes, type ReadContext, type Reading } from "./reading.ts";
import type { ByteSource, FileResult } from "./result.ts";
import { RULES } from "./rules.ts";
import { HEAD_BYTES, mismatchOf, type Sniffed, sniff, TAIL_BYTES } from "./sniff.ts";

/**
 * Says whether loading a file could do harm. Reads by content: what it looks like at its start and its tail, by every
 * reader that fits; the worst verdict counts. Nothing in the file is run, imported, unpickled or rendered.
 * Never throws: what cannot be read is `unknown`, with the reason as a finding.
 * @param path as findings name it; its extension is held against the content
 */
export async function scanFile(
  path: string,
  source: ByteSource,
  limits: Partial<ScanLimits> = {},
): Promise<FileResult> {
  const all: ScanLimits = { ...DEFAULT_LIMITS, ...limits };
  const root = counted(source);
  const reading = await scanContent(
    root,
    contextOf(path, all, 0, { inflated: all.inflatedBytes, entries: all.entries }),
  );
  return {
    path,
    size: source.size,
    formats: reading.formats,
    verdict: reading.verdict,
    coverage: reading.coverage,
    bytesRead: root.bytesRead(),
    limitsHit: reading.limitsHit,
    imports: reading.imports,
    findings: findingsOf(path, explainLimits(reading)),
    ...(reading.table === undefined ? {} : { table: reading.table }),
  };
}

/** What nothing but a limit keeps from being safe says which one. */
function explainLimits({ limitsHit, findings }: Reading): readonly Found[] {
  const isTold = findings.some(({ rule }) => RULES[rule].atBest !== "safe");
  if (limitsHit.length === 0 || isTold) return findings;
  const limits = limitsHit.map((name) => (isLimitName(name) ? LIMIT_WORDS[name] : name));
  return [...findings, { rule: "SNF005", message: `Reading stopped at a limit: ${limits.join(", ")}.` }];
}

function contextOf(path: string, limits: ScanLimits, depth: number, budget: ReadContext["budget"]): ReadContext {
  return {
    path,
    limits,
    depth,
    budget,
    scan: async (member, name) => {
      if (depth < limits.nesting) return scanContent(member, contextOf(name, limits, depth + 1, budget));
      const notes = new Notes([], limits);
      notes.limit("nesting");
      notes.find("ARC005", "Archives are nested deeper than what is read.");
      return notes.done();
    },
  };
}

async function scanContent(source: ByteSource, context: ReadContext): Promise<Reading> {
  const readings: Reading[] = [];
  const notes = new Notes([], context.limits);
  notes.full();
  try {
    const head = await source.read(0, HEAD_BYTES);
    const tail = await source.read(Math.max(0, source.size - TAIL_BYTES), TAIL_BYTES);
    const sniffed = sniff(head, tail, source.size, context.path);
    const formats: FormatName[] = [];
    for (const format of sniffed.formats)
      formats.push(format === "zip" ? await zipKind(source, context.limits) : format);
    for (const format of formats) readings.push(await readAs(format, source, context));
    const likely = await readLikely(sniffed, source, context);
    // What turns out to be a format after all is not unknown any more.
    if (likely.some(({ coverage }) => coverage === "full") && formats.join() === "opaque") readings.pop();
    readings.push(...likely);
    if (sniffed.polyglot || (sniffed.marked && likely.length > 0)) {
      const all = [...formats, ...likely.flatMap((reading) => reading.formats)];
      notes.find("SNF001", `The file is ${all.join(" and ")} at once.`);
    }
    const mismatch = sniffed.marked ? mismatchOf(formats, formatsOfName(context.path)) : sniffed.mismatch;
    const shown = `The content is ${formats.join(", ")}, the name says otherwise.`;
    if (mismatch !== undefined) notes.find(mismatch === "disguised-pickle" ? "SNF002" : "SNF003", shown);
  } catch (error) {
    noteFailure(error, notes);
  }
  const formats = [...new Set(readings.flatMap((reading) => reading.formats))];
  const total = new Notes(formats, context.limits);
  const all = [...readings, notes.done()];
  for (const reading of all) {
    total.add(reading);
    if (reading.table !== undefined) total.shape(reading.table);
  }
  const coverage = all.map((reading) => reading.coverage).reduce(lesser);
  if (coverage === "full") total.full();
  else if (
    all.some((reading) => reading.coverage !== "none") &&
    readings.some((reading) => reading.coverage !== "none")
  )
    total.partial();
  return total.done();
}

/**
 * Readers of formats that only might fit count if they understand the whole, or see harm that bytes do not show by
 * chance: an import on the blocklist, a call of anything that is spelt like an import, or, in a file with another format's
 * mark, any import at all that is.
 */
async function readLikely(
  { maybe, marked }: Pick<Sniffed, "maybe" | "marked">,
  source: ByteSource,
  context: ReadContext,
): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const format of maybe) {
    if (marked && (await failsEarly(format, source, context))) continue;
    const reading = await readAs(format, source, context);
    const whole = reading.coverage === "full" && reading.verdict !== "malformed";
    const harm = reading.imports.some(
      ({ class: listed, module, name, use }) =>
        listed === "blocked" || ((marked || use !== "referenced") && isName(module) && isName(name)),
    );
    if (whole || harm) readings.push(reading);
  }
  return readings;
}

const isName = (text: string): boolean => /^[\w.]+$/.test(text);

const PROBE = 65_536;
const CUT: ReadonlySet<string> = new Set([ENDS_INSIDE, ENDS_EARLY]);

/**
 * Whether the first bytes alone are no such format and import nothing: so that a look costs little in large files. An
 * argument that reaches past them breaks nothing: what follows it may be the import.
 */
async function failsEarly(format: FormatName, source: ByteSource, context: ReadContext): Promise<boolean> {
  if (source.size <= PROBE) return false;
  const { findings, imports } = await readAs(format, sliceOf(source, 0, PROBE), context);
  const broken = findings.some(({ rule, message }) => rule === "PKL007" && !CUT.has(message));
  return broken && imports.length === 0;
}

/** One reader; what it cannot read is a finding of its own, so that the others go on. */
async function readAs(format: FormatName, source: ByteSource, context: ReadContext): Promise<Reading> {
  try {
    return await READERS[format](source, context);
  } catch (error) {
    const notes = new Notes([format], context.limits);
    noteFailure(error, notes);
    return notes.done();
  }
}

function noteFailure(error: unknown, notes: Notes): void {
  const why = error instanceof Error ? error.message : String(error);
  notes.find("SNF004", "The content could not be read to its end.", { evidence: escapeEvidence(why) });
  notes.partial();
}
