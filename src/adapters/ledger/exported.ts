/** A ledger as one exported file, one line for each of its files. */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { readExportLine } from "../../audit/export-line.ts";
import { type LedgerFile, MAX_LEDGER_FILE } from "../../audit/ledger-file.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { ByteReader } from "./byte-reader.ts";
import { PathIndex } from "./path-index.ts";

/** Bytes. */
const MAX_LINE = MAX_LEDGER_FILE;
const PART = 1 << 18;
const LINE_END = 10;

const NO_EXPORT =
  "this is no exported ledger, each line of which is one file as JSON, with its path: name a file that `audit export --format jsonl` wrote, a clone, or a folder that holds records/";

interface Line {
  readonly file: LedgerFile;
  /** Where it begins, and how long it is without its end (bytes). */
  readonly at: number;
  readonly length: number;
}

export function openExported(file: string): LedgerSource {
  let index: Promise<PathIndex> | undefined;
  return {
    name: file,
    async *files(wanted = () => true) {
      for await (const line of readLines(file)) if (wanted(line.file.path)) yield line.file;
    },
    async read(path) {
      index ??= indexOf(file);
      const handle = await open(file);
      try {
        for (const { at, length } of (await index).placesOf(path)) {
          const bytes = Buffer.alloc(length);
          const { bytesRead } = await handle.read(bytes, 0, length, at);
          const found = bytesRead === length ? readExportLine(bytes) : undefined;
          if (found?.path === path) return found.bytes;
        }
        return undefined;
      } finally {
        await handle.close();
      }
    },
    close: async () => {},
  };
}

async function indexOf(file: string): Promise<PathIndex> {
  const index = new PathIndex();
  for await (const { file: found, at, length } of readLines(file)) index.add(found.path, at, length);
  return index;
}

async function* readLines(file: string): AsyncGenerator<Line> {
  const stream = createReadStream(file, { highWaterMark: PART });
  const reader = new ByteReader(stream as AsyncIterable<Buffer>);
  const unreadable = (number: number, what: string) => new LedgerError("unreadable", `${file}:${number}: ${what}`);
  try {
    for (let number = 1; ; number += 1) {
      const at = reader.position;
      const line = await reader.until(LINE_END, MAX_LINE);
      if (line === undefined) {
        if (number > 1) return;
        throw unreadable(1, "the file is empty, which no exported ledger is: export it anew");
      }
      if (number === 1 && (typeof line === "string" || readExportLine(line) === undefined))
        throw unreadable(1, NO_EXPORT);
      if (line === "cut") throw unreadable(number, "the last line is cut off: export the ledger anew");
      if (line === "too-long")
        throw unreadable(number, "the line is longer than 64 MiB, as none of an exported ledger is");
      const found = readExportLine(line);
      if (found === undefined)
        throw unreadable(number, "this is no line of an exported ledger: expected one file as JSON, with its path");
      yield { file: found, at, length: line.length };
    }
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    throw new LedgerError("unreadable", `${file}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    stream.destroy();
  }
}
