import { counted, sourceOf } from "../byte-sources.ts";
import type { ScanLimits } from "../limits.ts";
import { Notes, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { classify } from "./classify.ts";
import { ImportTable, usesOf } from "./imports.ts";
import { isNamed, judge, judgeOthers, withImports } from "./judge.ts";
import { readSome, readText, WINDOW } from "./literals.ts";
import { type Dialect, Machine, type PickleBudget } from "./machine.ts";
import type { Candidate } from "./nested.ts";
import { ENDS_EARLY, GIVEN_NAME } from "./outcome.ts";
import { runOpcodes } from "./run-opcodes.ts";

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
  readonly needed: bigint | undefined;
}

export interface PickleReading extends Reading {
  readonly bytesRead: number;
  /** Offset in the source just behind the last STOP; where reading stopped if there was none. */
  readonly end: number;
  /** Streams that were read up to their STOP. */
  readonly streams: number;
  readonly storages: readonly PickledStorage[];
}

const MOST_NESTED_STREAMS = 100;

/** What is wrong with something imported, so that an array's bytes do not show it by chance. */
const OF_IMPORTS: ReadonlySet<string> = new Set(["PKL006", "PKL015", "PKL016"]);

/**
 * Reads pickles without loading them, at most 1 MiB at a time; string and bytes literals that reach past it are skipped.
 * Any bytes give a reading.
 * @throws ShortReadError, and what the source throws, if bytes cannot be had
 */
export async function scanPickle(source: ByteSource, options: PickleOptions): Promise<PickleReading> {
  return scanWithin(source, options, { opcodes: options.limits.opcodes });
}

async function scanWithin(plain: ByteSource, options: PickleOptions, budget: PickleBudget): Promise<PickleReading> {
  const { limits, dialect = "pickle", depth = 0, offset: start = 0, streams: wanted = "all" } = options;
  const source = counted(plain);
  const stopAt = Math.min(source.size, start + (options.length ?? source.size));
  const opcodes = budget.opcodes;
  let run = startRun(source, options, dialect, stopAt, budget);
  let ran = await runStreams(run, depth);
  if (run.machine.mayHoldArrays && dialect === "pickle") {
    // Once as `pickle.load` sees it, which takes an array's bytes for opcodes, and once as joblib does.
    const { imports, machine } = run;
    budget.opcodes = opcodes;
    run = startRun(source, options, "joblib", stopAt, budget);
    ran = await runStreams(run, depth);
    const { arrayAt } = ran;
    if (arrayAt !== undefined) {
      judgeOthers(imports, run.imports, (one) => one.offset >= arrayAt && isNamed(one), run.notes);
      for (const { rule, message, offset } of machine.notes.all)
        if ((OF_IMPORTS.has(rule) || message === GIVEN_NAME) && offset >= arrayAt)
          run.notes.find(rule, message, { offset });
    }
  }
  const { machine, imports, notes } = run;
  const { streams, end } = ran;
  if (streams > 0 || machine.at > start) notes.partial();
  if (streams > 0 && end === machine.at) notes.full();
  for (const { rule, message, offset } of machine.notes.all) notes.find(rule, message, { offset });
  for (const imported of imports.all) judge(imported, notes);
  if (streams > 1 && wanted === "all") {
    // One `Unpickler` that loads stream after stream keeps its memo, so that the later ones may mean something else.
    const again = startRun(source, options, run.dialect, stopAt, { opcodes: limits.opcodes });
    await runStreams({ ...again, keepMemo: true }, depth);
    judgeOthers(again.imports, imports, (one) => usesOf(one).some((use) => classify(one, use) === "blocked"), notes);
  }
  if (machine.candidates.tooMany) notes.limit("nesting");
  for (const candidate of machine.candidates.all) await scanNested(source, candidate, depth, limits, budget, notes);
  const storages = await resolveStorages(machine, imports, source, limits, notes);
  return { ...withImports(notes.done(), imports, limits), bytesRead: source.bytesRead(), end, streams, storages };
}

/** One reading of all streams. */
interface Run {
  readonly source: ByteSource;
  readonly options: PickleOptions;
  readonly dialect: Dialect;
  readonly stopAt: number;
  readonly budget: PickleBudget;
  readonly imports: ImportTable;
  readonly machine: Machine;
  readonly notes: Notes;
  readonly keepMemo: boolean;
}

function startRun(
  source: ByteSource,
  options: PickleOptions,
  dialect: Dialect,
  stopAt: number,
  budget: PickleBudget,
): Run {
  const { limits, offset = 0 } = options;
  const imports = new ImportTable(limits);
  const machine = new Machine(imports, limits, budget, dialect, offset, stopAt);
  const notes = new Notes(["pickle"], limits);
  return { source, options, dialect, stopAt, budget, imports, machine, notes, keepMemo: false };
}

/** How far a reading came. */
interface Ran {
  readonly streams: number;
  /** Just behind the last STOP; where reading stopped if there was none. */
  readonly end: number;
  /** Where the first array lies that joblib put between the opcodes. */
  readonly arrayAt?: number;
}

/** Runs one stream after the other. */
async function runStreams(run: Run, depth: number): Promise<Ran> {
  const { machine, source, stopAt, notes } = run;
  let window: Uint8Array = new Uint8Array(0);
  let windowAt = machine.at;
  let ran: Ran = { streams: 0, end: machine.at };
  while (true) {
    const at = machine.at;
    const inside = at - windowAt;
    let rest = inside >= 0 && inside < window.length ? window.subarray(inside) : new Uint8Array(0);
    let status = rest.length === 0 ? "more" : runOpcodes(machine, rest);
    if (status === "more") {
      const from = machine.at;
      if (from >= stopAt && from > at) return endsEarly(ran, from, notes);
      window = await readSome(source, from, Math.min(WINDOW, stopAt - from));
      windowAt = from;
      rest = window;
      status = rest.length === 0 ? "more" : runOpcodes(machine, rest);
      if (status === "more" && machine.at === from) {
        // Nothing fits: either the source ends here, or one line fills the window.
        if (from + rest.length >= stopAt) return endsEarly(ran, from, notes);
        notes.limit("nameBytes");
        notes.partial();
        return { ...ran, end: from };
      }
    }
    if (status === "names")
      for (const offset of machine.texts.wanted) machine.texts.supply(offset, await readText(source, offset, notes));
    if (status === "array") {
      ran = { ...ran, arrayAt: ran.arrayAt ?? machine.at };
      const next = await passArray(run, depth);
      if (next === undefined) return { ...ran, end: machine.at };
      machine.skipTo(next);
    }
    if (status === "limit") {
      notes.limit(machine.limitHit);
      notes.partial();
      notes.find("PKL010", `The limit of ${machine.limitHit} was reached.`, { offset: machine.at });
      return { ...ran, end: machine.at };
    }
    if (status === "failed") {
      if (ran.streams > 0) notes.find("PKL008", "What follows the pickle is no pickle.", { offset: ran.end });
      return { ...ran, end: machine.at };
    }
    if (status === "done") {
      ran = { ...ran, streams: ran.streams + 1, end: machine.at };
      if (run.options.streams === "one" || ran.end >= stopAt) return ran;
      machine.restart(run.keepMemo);
    }
  }
}

function endsEarly(ran: Ran, at: number, notes: Notes): Ran {
  notes.find("PKL007", ENDS_EARLY, { offset: at });
  if (ran.streams > 0) notes.find("PKL008", "What follows the pickle is no pickle.", { offset: ran.end });
  return { ...ran, end: at };
}

/** @returns where the next opcode lies; `undefined` if that cannot be told, which has been said */
async function passArray(
  { machine, source, stopAt, budget, options, notes }: Run,
  depth: number,
): Promise<number | undefined> {
  const { limits } = options;
  const { at, array } = machine;
  if (array === undefined) {
    notes.find("JOB004", "What follows was not read: the size of an array cannot be told.", { offset: at });
    return undefined;
  }
  if (array === "objects") {
    if (depth >= limits.nesting) {
      notes.limit("nesting");
      return undefined;
    }
    const inner = await scanWithin(
      source,
      { limits, depth: depth + 1, streams: "one", offset: at, length: stopAt - at },
      budget,
    );
    notes.add(inner);
    return inner.streams === 1 ? inner.end : undefined;
  }
  const padding = array.padded && at < stopAt ? 1 + ((await readSome(source, at, 1))[0] ?? 0) : 0;
  const next = BigInt(at + padding) + array.bytes;
  if (next <= BigInt(stopAt)) return Number(next);
  notes.find("PKL007", `An array of ${array.bytes} bytes reaches past the end.`, { offset: at });
  return undefined;
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
  for (const { tag, key, type, elements, needed } of machine.records?.storages ?? []) {
    if (storages.length >= limits.entries) {
      notes.limit("entries");
      break;
    }
    if ((await textAt(tag)) !== "storage")
      notes.find(
        "PKL014",
        "A persistent id that is no storage: only the program that wrote it knows what it stands for.",
        { offset: tag },
      );
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
