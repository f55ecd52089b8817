/** How far a long reading has come, for somebody who watches: on a terminal, and nowhere else. */
import type { LedgerFile } from "../../audit/ledger-file.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import type { Io } from "../io.ts";

/** Files between two looks: a second or so, and a ledger that is read in one says nothing. */
const STEP = 5_000;
/** ECMA-48: to the line's begin, and erase it to its end. */
const CLEAR = "\r\u001b[K";

/** @returns the source, which counts what is read of it on one line of stderr, and clears that line at the end */
export function showProgress(source: LedgerSource, { stderr }: Pick<Io, "stderr">): LedgerSource {
  if (stderr.isTTY !== true) return source;
  return {
    ...source,
    async *files(wanted): AsyncGenerator<LedgerFile> {
      let count = 0;
      try {
        for await (const file of source.files(wanted)) {
          count += 1;
          if (count % STEP === 0) stderr.write(`${CLEAR}${count.toLocaleString("en")} files of the ledger read`);
          yield file;
        }
      } finally {
        if (count >= STEP) stderr.write(CLEAR);
      }
    },
  };
}
