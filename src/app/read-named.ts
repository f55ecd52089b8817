import { open } from "node:fs/promises";
import { codeOf, reasonOf } from "../adapters/scan/reason-of.ts";
import { UsageError } from "./io.ts";

const PART = 65_536;

/**
 * What a user named: a file, or a pipe or device, as `<(command)` and /dev/stdin are. A pipe that nobody writes to is waited for.
 * @param name what to call it in an error
 * @param limit bytes; of anything longer nothing is kept
 * @throws UsageError if it cannot be read
 */
export async function readNamed(path: string, name: string, limit: number): Promise<Uint8Array | "too-large"> {
  const refuse = (error: unknown): never => {
    const reason = codeOf(error) === "EISDIR" ? "it is a folder (EISDIR)" : reasonOf(error);
    throw new UsageError(`${name} cannot be read: ${reason}: name a file that is there and can be read`);
  };
  const handle = await open(path).catch(refuse);
  try {
    const parts: Uint8Array[] = [];
    for (let size = 0; ; ) {
      const { bytesRead, buffer } = await handle.read(new Uint8Array(PART), 0, PART, null).catch(refuse);
      if (bytesRead === 0) return Buffer.concat(parts);
      size += bytesRead;
      if (size > limit) return "too-large";
      parts.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
