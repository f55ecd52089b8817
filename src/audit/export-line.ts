/**
 * One file of a ledger as one line of an export (JSON Lines): `{"content":{…},"path":"records/…"}`. What is canonical JSON stands in it
 * byte for byte, so the line is canonical JSON itself and the file is cut out of it unchanged; anything else is `{"base64":"…","path":"…"}`,
 * and what has no bytes `{"odd":"link","path":"…"}`.
 */
import { canonicalJson } from "../core/canonical-json.ts";
import { kindOf, type LedgerFile, ODD } from "./ledger-file.ts";

const CONTENT = Buffer.from('{"content":');
const PATH = Buffer.from(',"path":');

/** @returns the line, without its end */
export function writeExportLine({ path, bytes, odd }: LedgerFile): Buffer {
  if (odd !== undefined) return Buffer.from(canonicalJson({ odd, path }));
  const { kind } = kindOf(path);
  const isJson = kind === "record" || kind === "policy" || kind === "memory";
  if (!isJson || bytes.includes(10))
    return Buffer.from(canonicalJson({ base64: Buffer.from(bytes).toString("base64"), path }));
  return Buffer.concat([CONTENT, bytes, PATH, Buffer.from(`${JSON.stringify(path)}}`)]);
}

/** @returns nothing where the line is none of ours; its bytes are those of the line, where they stand in it as they are */
export function readExportLine(line: Buffer): LedgerFile | undefined {
  const at = line.lastIndexOf(PATH);
  if (at === -1 || line.at(-1) !== 0x7d) return undefined;
  const path = parse(line.toString("utf8", at + PATH.length, line.length - 1));
  if (typeof path !== "string") return undefined;
  if (CONTENT.compare(line, 0, CONTENT.length) === 0) return { path, bytes: line.subarray(CONTENT.length, at) };
  const whole = parse(line.toString("utf8"));
  if (typeof whole !== "object" || whole === null) return undefined;
  if ("odd" in whole) {
    const odd = ODD.find((each) => each === whole.odd);
    return odd === undefined ? undefined : { path, bytes: new Uint8Array(), odd };
  }
  if (!("base64" in whole) || typeof whole.base64 !== "string") return undefined;
  const bytes = Buffer.from(whole.base64, "base64");
  // What is not base64 would be passed over without a word.
  return bytes.toString("base64") === whole.base64 ? { path, bytes } : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
