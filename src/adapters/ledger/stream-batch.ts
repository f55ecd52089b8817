/** Contents of many small blobs, one after the other (https://git-scm.com/docs/git-cat-file, BATCH OUTPUT). */
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { Git } from "../git/run-git.ts";

/** @returns the bytes of each id, in the order asked for */
export async function* streamBatch(git: Pick<Git, "start">, ids: readonly string[]): AsyncGenerator<Buffer> {
  const child = git.start(["cat-file", "--batch", "--buffer"]);
  child.stderr.resume();
  child.stdin.on("error", () => {});
  child.stdin.end(ids.map((id) => `${id}\n`).join(""));
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (;;) {
        const end = rest.indexOf(10);
        if (end === -1) break;
        const header = rest.toString("latin1", 0, end);
        const [id = "", type, size] = header.split(" ");
        if (type === undefined || size === undefined)
          throw new LedgerError("unreadable", `object ${id} is not in this clone: clone the ledger's branch whole`);
        const next = end + 1 + Number(size) + 1;
        if (rest.length < next) break;
        yield rest.subarray(end + 1, next - 1);
        rest = rest.subarray(next);
      }
    }
  } finally {
    child.kill();
  }
}
