/** A ledger as one exported file, one line for each of its files. */
import { createReadStream } from "node:fs";
import { readExportLine } from "../../audit/export-line.ts";
import type { LedgerFile } from "../../audit/ledger-file.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";

export function openExported(file: string): LedgerSource {
  async function* files(wanted: (path: string) => boolean = () => true): AsyncGenerator<LedgerFile> {
    let rest: Buffer = Buffer.alloc(0);
    let number = 0;
    const take = (line: Buffer): LedgerFile => {
      number += 1;
      const found = readExportLine(line);
      if (found === undefined)
        throw new LedgerError("unreadable", `${file}:${number}: this is no line of an exported ledger`);
      return found;
    };
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let begin = 0;
      for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, begin)) {
        const found = take(rest.subarray(begin, end));
        if (wanted(found.path)) yield found;
        begin = end + 1;
      }
      rest = rest.subarray(begin);
    }
    if (rest.length > 0) {
      const found = take(rest);
      if (wanted(found.path)) yield found;
    }
  }
  return {
    name: file,
    files,
    async read(path) {
      for await (const found of files((each) => each === path)) return found.bytes;
      return undefined;
    },
    close: async () => {},
  };
}
