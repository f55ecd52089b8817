import { counted, readAll, sourceOf } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import type { ScanLimits } from "../limits.ts";
import { Notes, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { allowedUses, classify } from "./classify.ts";
import { type Imported, ImportTable, isReaching, usesOf } from "./imports.ts";
import { readLiteral } from "./literals.ts";
import { type Dialect, Machine, type PickleBudget } from "./machine.ts";
import type { Candidate } from "./nested.ts";
import { EFFECT_OF, HEAD_BYTES_OF, NO_OPCODE, readLength } from "./opcodes.ts";

export type { Dialect } from "./machine.ts";

export interface PickleOptions {
  /** Where the pickle starts in the source; 0 if not given. */
  readonly offset?: number;
  /** Bytes that are the pickle's, from `offset`; up to the source's end if not given. */
  readonly length?: number;
  /** Pickles around this one. */
  readonly depth?: number;
  /** Whether storages of PyTorch may be referred to, and whether all must be fit for weights-only loading. */
  readonly dialect?: Dialect;
  /** "one": what follows the first STOP is the caller's. "all": it must be pickles, or it is a finding. */
  readonly streams?: "one" | "all";
  readonly limits: ScanLimits;
}

/** A storage that a checkpoint's pickle refers to. */
export interface PickledStorage {
  /** The entry's name under `data/`; `undefined` if it is no short literal. */
  readonly key: string | undefined;
  /** `FloatStorage` and the like; `undefined` if it is not imported from PyTorch. */
  readonly type: string | undefined;
  readonly elements: number | undefined;
  /** Elements that its tensors reach to; `undefined` if that is not literal. */
  readonly needed: number | undefined;
}

export interface PickleReading extends Reading {
  readonly bytesRead: number;
  /** Offset in the source just behind the last STOP; where reading stopped if there was none. */
  readonly end: number;
  /** Streams that were read up to their STOP. */
  readonly streams: number;
  readonly storages: readonly PickledStorage[];
}

const WINDOW = 1_048_576;
const MOST_NESTED_STREAMS = 100;

/**
 * Reads pickles without loading them, at most 1 MiB at a time; string and bytes literals that reach past it are skipped.
 * Any bytes give a reading.
 * @throws ShortReadError, and what the source throws, if bytes cannot be had
 */
export async function scanPickle(source: ByteSource, options: PickleOptions): Promise<PickleReading> {
  return scanWithin(source, options, { opcodes: options.limits.opcodes });
}

async function scanWithin(plain: ByteSource, options: PickleOptions, budget: PickleBudget): Promise<PickleReading> {
  const { limits, dialect = "pickle", depth = 0, offset: start = 0 } = options;
  const source = counted(plain);
  const stopAt = Math.min(source.size, start + (options.length ?? source.size));
  const notes = new Notes(["pickle"], limits);
  const imports = new ImportTable(limits);
  const machine = new Machine(imports, limits, budget, dialect, start, stopAt);
  const { streams, end } = await runStreams(machine, source, stopAt, options.streams ?? "all", notes);
  if (streams > 0 || machine.at > start) notes.partial();
  if (streams > 0 && end === machine.at) notes.full();
  for (const { rule, message, offset } of machine.notes) notes.find(rule, message, { offset });
  for (const imported of imports.all) judge(imported, notes);
  if (machine.tooMuchNested) notes.limit("nesting");
  for (const candidate of machine.candidates) await scanNested(source, candidate, depth, limits, budget, notes);
  const storages = await resolveStorages(machine, imports, source, limits, notes);
  return { ...withImports(notes.done(), imports, limits), bytesRead: source.bytesRead(), end, streams, storages };
}

/** Runs one stream after the other. */
async function runStreams(
  machine: Machine,
  source: ByteSource,
  stopAt: number,
  wanted: "one" | "all",
  notes: Notes,
): Promise<{ streams: number; end: number }> {
  let window: Uint8Array = new Uint8Array(0);
  let windowAt = machine.at;
  let streams = 0;
  let end = machine.at;
  while (true) {
    const at = machine.at;
    const inside = at - windowAt;
    let rest = inside >= 0 && inside < window.length ? window.subarray(inside) : new Uint8Array(0);
    let status = rest.length === 0 ? "more" : machine.run(rest);
    if (status === "more") {
      const from = machine.at;
      if (from >= stopAt && from > at) {
        return endsEarly(streams, end, from, notes);
      }
      window = await readSome(source, from, Math.min(WINDOW, stopAt - from));
      windowAt = from;
      rest = window;
      status = rest.length === 0 ? "more" : machine.run(rest);
      if (status === "more" && machine.at === from) {
        // Nothing fits: either the source ends here, or one line fills the window.
        if (from + rest.length >= stopAt) return endsEarly(streams, end, from, notes);
        notes.limit("nameBytes");
        notes.partial();
        return { streams, end: from };
      }
    }
    if (status === "names")
      for (const offset of machine.wanted) machine.supply(offset, await readText(source, offset, notes));
    if (status === "limit") {
      notes.limit(machine.limitHit);
      notes.partial();
      notes.find("PKL010", `The limit of ${machine.limitHit} was reached.`, { offset: machine.at });
      return { streams, end: machine.at };
    }
    if (status === "failed") {
      if (streams > 0) notes.find("PKL008", "What follows the pickle is no pickle.", { offset: end });
      return { streams, end: machine.at };
    }
    if (status === "done") {
      streams += 1;
      end = machine.at;
      if (wanted === "one" || end >= stopAt) return { streams, end };
      machine.restart();
    }
  }
}

function endsEarly(streams: number, end: number, at: number, notes: Notes): { streams: number; end: number } {
  notes.find("PKL007", "The pickle ends before its STOP.", { offset: at });
  if (streams > 0) notes.find("PKL008", "What follows the pickle is no pickle.", { offset: end });
  return { streams, end: at };
}

/** Sources over a network may give less than was asked for. */
async function readSome(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  const bytes = await source.read(offset, length);
  return bytes.length >= length ? bytes : readAll(source, offset, length);
}

/** The text of a literal that lies outside the window; `null` if it is no text. */
async function readText(source: ByteSource, offset: number, notes?: Notes): Promise<string | null> {
  const head = await readSome(source, offset, Math.min(9, source.size - offset));
  const code = head[0] ?? 0;
  if ((EFFECT_OF[code] ?? NO_OPCODE) === NO_OPCODE) return null;
  const counted = HEAD_BYTES_OF[code] ?? 0;
  const length = counted > 0 ? 1 + counted + readLength(head, 1, code) : WINDOW;
  if (length < 0 || (counted > 0 && length > WINDOW)) {
    notes?.limit("nameBytes");
    return null;
  }
  return readLiteral(await readSome(source, offset, Math.min(length, source.size - offset)), 0) ?? null;
}

/** What the lists say of one import, once for the file. */
function judge(imported: Imported, notes: Notes): void {
  const { module, name, spelt, offset } = imported;
  const evidence = escapeEvidence(`${spelt[0]} ${spelt[1]}`);
  const shown = escapeEvidence(`${module}.${name}`);
  const uses = usesOf(imported);
  const where = { offset, evidence };
  if (isReaching(imported) || isReaching({ module: spelt[0], name: spelt[1] }))
    notes.find("PKL005", `${shown} is imported.`, where);
  if (uses.some((use) => classify(imported, use) === "blocked"))
    notes.find("PKL001", `${shown} is ${uses.join(" and ")}.`, where);
  else {
    const refused = uses.filter((use) => classify(imported, use) !== "allowed");
    if (refused.length === 0) return;
    if (allowedUses(module, name) === undefined) notes.find("PKL002", `${shown} is ${uses.join(" and ")}.`, where);
    else notes.find("PKL012", `${shown} is ${refused.join(" and ")}.`, where);
  }
}

function withImports(reading: Reading, imports: ImportTable, limits: ScanLimits): Reading {
  const own = imports.all.flatMap((imported) =>
    usesOf(imported).map((use) => ({
      module: imported.module,
      name: imported.name,
      use,
      class: classify(imported, use),
    })),
  );
  return { ...reading, imports: [...own, ...reading.imports].slice(0, limits.imports) };
}

async function scanNested(
  source: ByteSource,
  candidate: Candidate,
  depth: number,
  limits: ScanLimits,
  budget: PickleBudget,
  notes: Notes,
): Promise<void> {
  if (depth >= limits.nesting) return notes.limit("nesting");
  const { offset, length, bytes } = candidate;
  const inside = bytes === undefined ? source : sourceOf(bytes);
  const stop = bytes === undefined ? offset + length : length;
  let at = bytes === undefined ? offset : 0;
  // Stream by stream, until what follows is none: PyTorch's oldest format has five, then raw bytes.
  for (let streams = 0; at < stop; streams += 1) {
    if (streams >= MOST_NESTED_STREAMS) return notes.limit("nesting");
    const inner = await scanWithin(
      inside,
      { limits, depth: depth + 1, streams: "one", offset: at, length: stop - at },
      budget,
    );
    // Arbitrary bytes that look like a pickle at first: they neither stop nor name anything.
    if (inner.streams === 0 && inner.imports.length === 0) return;
    if (streams === 0) notes.find("PKL009", "A string holds a pickle of its own.", { offset });
    // Within decoded bytes there are no offsets of the file.
    const findings = bytes === undefined ? inner.findings : inner.findings.map((found) => ({ ...found, offset }));
    notes.add({ ...inner, findings });
    if (inner.streams === 0) return;
    at = inner.end;
  }
}

async function resolveStorages(
  machine: Machine,
  imports: ImportTable,
  source: ByteSource,
  limits: ScanLimits,
  notes: Notes,
): Promise<PickledStorage[]> {
  const storages: PickledStorage[] = [];
  const texts = new Map<number, string | null>();
  const textAt = async (offset: number): Promise<string | null> => {
    const known = texts.get(offset);
    if (known !== undefined) return known;
    const text = await readText(source, offset);
    if (texts.size < limits.entries) texts.set(offset, text);
    return text;
  };
  for (const { tag, key, type, elements, needed } of machine.torch?.storages ?? []) {
    if (storages.length >= limits.entries) {
      notes.limit("entries");
      break;
    }
    if ((await textAt(tag)) !== "storage")
      notes.find("PKL014", "An object that is kept elsewhere, and is no storage.", { offset: tag });
    const imported = imports.all[type];
    const known =
      imported?.module === "torch" || imported?.module === "torch.cuda" || imported?.module === "torch.storage";
    const name = await textAt(key);
    storages.push({
      key: name !== null && name.length <= 1_024 ? name : undefined,
      type: known ? imported.name : undefined,
      elements,
      needed,
    });
  }
  return storages;
}
