import type { ByteSource } from "../../scan/result.ts";

/** @throws Error always: no bytes are read over HTTP yet */
export function rangeSource(_of: { url: string; headers: Readonly<Record<string, string>>; size: number }): ByteSource {
  throw new Error("bytes over HTTP cannot be read yet");
}
