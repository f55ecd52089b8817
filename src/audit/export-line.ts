/**
 * One file of a ledger as one line of an export (JSON Lines): `{"content":{…},"path":"records/…"}`. What is canonical JSON stands in it
 * byte for byte, so the line is canonical JSON itself and the file is cut out of it unchanged; anything else is `{"base64":"…","path":"…"}`.
 */
import { canonicalJson } from "../core/canonical-json.ts";
import { kindOf, type LedgerFile } from "./ledger-file.ts";

const CONTENT = Buffer.from('{"content":');
const PATH = Buffer.from(',"path":');

/** @returns the line, without its end */
export function writeExportLine({ path, bytes }: LedgerFile): Buffer {
  const { kind } = kindOf(path);
  const isJson = kind === "record" || kind === "policy" || kind === "memory";
  if (!isJson || bytes.includes(10))
    return Buffer.from(canonicalJson({ base64: Buffer.from(bytes).toString("base64"), path }));
  return Buffer.concat([CONTENT, bytes, PATH, Buffer.from(`${JSON.stringify(path)}}`)]);
}

/** @returns nothing where the line is none of ours */
export function readExportLine(line: Buffer): LedgerFile | undefined {
  const at = line.lastIndexOf(PATH);
  if (at === -1 || line.at(-1) !== 0x7d) return undefined;
  const path = parse(line.toString("utf8", at + PATH.length, line.length - 1));
  if (typeof path !== "string") return undefined;
  if (line.subarray(0, CONTENT.length).equals(CONTENT)) return { path, bytes: line.subarray(CONTENT.length, at) };
  const whole = parse(line.toString("utf8"));
  const base64 = typeof whole === "object" && whole !== null && "base64" in whole ? whole.base64 : undefined;
  return typeof base64 === "string" ? { path, bytes: Buffer.from(base64, "base64") } : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
