import { mayBeLfsPointer } from "../core/change/lfs-pointer.ts";
import type { FormatName } from "./format-names.ts";
import { extensionOf, formatsOfName } from "./names.ts";

/** Bytes wanted from the start: a tar's magic lies at 257, an R or text file shows itself early. */
export const HEAD_BYTES = 4_096;
/** Bytes wanted from the end: a zip's directory ends in its last 64 KiB, whatever comes before the archive. */
export const TAIL_BYTES = 65_557;

export interface Sniffed {
  /** Every format that fits the content at its start or its tail; by name alone only where the content has no mark. */
  readonly formats: readonly FormatName[];
  /** Formats that only might fit: their readers' objections do not count, what they find does. */
  readonly maybe: readonly FormatName[];
  /** Two or more unrelated formats fit. */
  readonly polyglot: boolean;
  /** Whether the content showed a mark, rather than the name deciding. */
  readonly marked: boolean;
  /** The name promises a format, and the content is another one. */
  readonly mismatch: "disguised-pickle" | "other" | undefined;
}

/** What bytes look like, from their start and their end. @param size of the whole, in bytes */
export function sniff(head: Uint8Array, tail: Uint8Array, size: number, path: string): Sniffed {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (mayBeLfsPointer(bytes))
    return { formats: ["lfs-pointer"], maybe: [], polyglot: false, marked: false, mismatch: undefined };
  const start = formatAtStart(bytes, size);
  const marks: FormatName[] = [
    ...(start === undefined ? [] : [start]),
    ...(start !== "zip" && holdsZipEnd(tail) ? (["zip"] as const) : []),
    ...(start !== "tar" && isTar(bytes) ? (["tar"] as const) : []),
    ...(start !== "hdf5" && hasHdf5Later(bytes) ? (["hdf5"] as const) : []),
  ];
  const named = formatsOfName(path);
  if (marks.length === 0) return { ...withoutMark(bytes, size, path, named), polyglot: false, marked: false };
  const mismatch = mismatchOf(marks, named);
  // A pickle can begin like other formats do, or lie in front of a zip. A zip's own "PK" is a persistent id, at which
  // every plain unpickler stops.
  const pickles = start === "pickle" || start === "torch-legacy" || start === "zip" || !mayBePickle(bytes);
  return { formats: marks, maybe: pickles ? [] : ["pickle"], polyglot: marks.length > 1, marked: true, mismatch };
}

/** Content with no mark of its own: the name says what to try, then text, then nothing known. */
function withoutMark(
  bytes: Buffer,
  size: number,
  path: string,
  named: readonly FormatName[],
): Omit<Sniffed, "polyglot" | "marked"> {
  const own = textFormat(bytes, looksLikeText(bytes, size > bytes.length), path);
  if (own === "workflow" || own === "dvc") return { formats: [own], maybe: [], mismatch: undefined };
  const maybe: FormatName[] = mayBePickle(bytes) ? ["pickle"] : [];
  const promised = named.filter((format) => !MARKED.has(format));
  if (promised.length === 0 && named.length > 0) {
    const format = named.includes("pickle") ? "pickle" : named.includes("zip") ? "zip" : (named[0] ?? "opaque");
    return { formats: [format], maybe: [], mismatch: undefined };
  }
  const [first] = promised;
  if (first === "text" || first === "csv")
    return { formats: [own ?? "opaque"], maybe, mismatch: own === undefined ? "other" : undefined };
  if (first !== undefined) return { formats: [first], maybe, mismatch: undefined };
  if (own !== undefined) return { formats: [own], maybe, mismatch: undefined };
  if (mayBeProtobuf(bytes)) maybe.push("onnx", "saved-model");
  return { formats: ["opaque"], maybe, mismatch: undefined };
}

/** Formats that always show a mark, so that a name alone never makes a file one of them. */
const MARKED: ReadonlySet<FormatName> = new Set<FormatName>([
  "zip",
  "torch-zip",
  "torch-legacy",
  "npz",
  "keras",
  "pickle",
  "compressed",
  "tar",
]);

/** Whether a name promises other formats than those the content has. */
export function mismatchOf(marks: readonly FormatName[], named: readonly FormatName[]): Sniffed["mismatch"] {
  if (named.length === 0 || marks.some((mark) => named.includes(mark))) return undefined;
  return marks.includes("pickle") || marks.includes("torch-legacy") ? "disguised-pickle" : "other";
}

/** torch.save before version 1.6 starts with this number as a pickle of protocol 2. */
const TORCH_MAGIC = Buffer.from("80028a0a6cfc9c46f9206aa850192e", "hex");

const MAGICS: readonly (readonly [FormatName, Buffer])[] = [
  ["zip", Buffer.from("PK\x03\x04", "latin1")],
  ["zip", Buffer.from("PK\x05\x06", "latin1")],
  ["npy", Buffer.from("\x93NUMPY", "latin1")],
  ["gguf", Buffer.from("GGUF", "latin1")],
  ["hdf5", Buffer.from("\x89HDF\r\n\x1a\n", "latin1")],
  ["torch-legacy", TORCH_MAGIC],
  ["compressed", Buffer.from([0x1f, 0x8b, 0x08])],
  ["compressed", Buffer.from("BZh", "latin1")],
  ["compressed", Buffer.from("fd377a585a00", "hex")],
  ["compressed", Buffer.from("04224d18", "hex")],
  ["compressed", Buffer.from("28b52ffd", "hex")],
  ["opaque", Buffer.from("377abcaf271c", "hex")],
  ["opaque", Buffer.from("Rar!\x1a\x07", "latin1")],
  ["opaque", Buffer.from("RDX2\n", "latin1")],
  ["opaque", Buffer.from("RDX3\n", "latin1")],
  ["opaque", Buffer.from("RDA2\n", "latin1")],
  ["opaque", Buffer.from("RDA3\n", "latin1")],
  ["opaque", Buffer.from("X\n\0\0\0", "latin1")],
  ["parquet", Buffer.from("PAR1", "latin1")],
  ["parquet", Buffer.from("PARE", "latin1")],
  ["arrow", Buffer.from("ARROW1\0\0", "latin1")],
  ["opaque", Buffer.from("\x7fELF", "latin1")],
  ["opaque", Buffer.from("MZ\x90\0", "latin1")],
];

function formatAtStart(bytes: Buffer, size: number): FormatName | undefined {
  const magic = MAGICS.find(([, mark]) => bytes.subarray(0, mark.length).equals(mark))?.[0];
  if (magic !== undefined) return magic;
  if (isSafetensors(bytes, size)) return "safetensors";
  if (isPickleWithProtocol(bytes)) return "pickle";
  if (isTar(bytes)) return "tar";
  if (isZlib(bytes) || isLzma(bytes)) return "compressed";
  return undefined;
}

/** `PROTO` with a version up to 5, then an opcode: the pickles of protocol 2 and up. */
const isPickleWithProtocol = (bytes: Buffer): boolean =>
  bytes.length >= 3 && bytes[0] === 0x80 && (bytes[1] ?? 9) <= 5 && OPCODES.includes(bytes[2] ?? 0);

/** First bytes that a pickle without a protocol can have. */
const mayBePickle = (bytes: Buffer): boolean => bytes.length >= 2 && OPCODES.includes(bytes[0] ?? 0);

/** https://github.com/python/cpython/blob/main/Lib/pickletools.py */
const OPCODES = Buffer.concat([
  Buffer.from("(.012FIJKLMNPQRSTUVX]abcdeghijlopqrstu})", "latin1"),
  Buffer.from(Array.from({ length: 0x99 - 0x80 }, (_, at) => 0x80 + at)),
  Buffer.from("BCG", "latin1"),
]);

/** Eight bytes of header length, then JSON. */
function isSafetensors(bytes: Buffer, size: number): boolean {
  if (bytes.length < 10 || bytes[8] !== 0x7b) return false;
  const length = bytes.readBigUInt64LE(0);
  return length >= 2n && length <= BigInt(size) && /^\{\s*["}]/.test(bytes.toString("latin1", 8, 64));
}

const isZlib = (bytes: Buffer): boolean =>
  bytes.length >= 6 &&
  (bytes[0] ?? 0) === 0x78 &&
  bytes.readUInt16BE(0) % 31 === 0 &&
  [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0);

/** No magic, but properties and a dictionary as encoders write them, and a length that is unknown or below 256 GiB. */
function isLzma(bytes: Buffer): boolean {
  if (bytes.length < 18 || bytes.readUInt16LE(0) !== 0x5d || bytes[13] !== 0) return false;
  const [dictionary, length] = [bytes.readUInt32LE(1), bytes.readBigUInt64LE(5)];
  return dictionary >= 4_096 && (length === 0xffffffffffffffffn || length < 2n ** 38n);
}

/** The header's checksum; the magic is missing in the oldest ones. */
export function isTar(bytes: Uint8Array): boolean {
  if (bytes.length < 512 || bytes[0] === 0) return false;
  const field = Buffer.from(bytes.subarray(148, 156)).toString("latin1").replace(/\0.*$/s, "").trim();
  if (!/^[0-7]+$/.test(field)) return false;
  let sum = 8 * 0x20;
  for (let at = 0; at < 512; at += 1) if (at < 148 || at >= 156) sum += bytes[at] ?? 0;
  return sum === Number.parseInt(field, 8);
}

/** HDF5 may start at 512, 1024, 2048 ... behind a block of the user's. */
const hasHdf5Later = (bytes: Buffer): boolean =>
  [512, 1_024, 2_048].some((at) => bytes.subarray(at, at + 8).equals(Buffer.from("\x89HDF\r\n\x1a\n", "latin1")));

/** An end-of-directory record anywhere in the tail that leads to a directory in sight, or whose comment ends the file. */
function holdsZipEnd(tail: Uint8Array): boolean {
  const bytes = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength);
  for (
    let at = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
    at >= 0;
    at = at === 0 ? -1 : bytes.lastIndexOf("PK\x05\x06", at - 1, "latin1")
  ) {
    if (at + 22 > bytes.length) continue;
    if (at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true;
    const directory = at - bytes.readUInt32LE(at + 12);
    if (
      directory < 0 ||
      bytes.readUInt16LE(at + 10) === 0xffff ||
      bytes.toString("latin1", directory, directory + 4) === "PK\x01\x02"
    )
      return true;
  }
  return false;
}

/** A first field with a number and a type that ONNX or TensorFlow use. */
const mayBeProtobuf = (bytes: Buffer): boolean =>
  bytes.length >= 2 && [0x08, 0x0a, 0x12, 0x1a, 0x22, 0x3a].includes(bytes[0] ?? 0);

/** UTF-8 without control characters, as far as can be seen. */
export function looksLikeText(bytes: Uint8Array, cut: boolean): boolean {
  for (const byte of bytes)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}

function textFormat(bytes: Buffer, text: boolean, path: string): FormatName | undefined {
  const extension = extensionOf(path);
  if (extension === "ipynb") return "notebook";
  if (extension === "py" || extension === "pyw" || extension === "pyi") return "python-source";
  if (!text) return undefined;
  if (extension === "jinja" || extension === "jinja2" || extension === "j2") return "chat-template";
  if (extension === "csv" || extension === "tsv") return "csv";
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === "MLmodel") return "mlmodel";
  if (/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/i.test(path)) return "workflow";
  if (extension === "dvc" || name === "dvc.yaml" || name === "dvc.lock") return "dvc";
  if (/^#!.*python/.test(bytes.toString("latin1", 0, 80))) return "python-source";
  // `{{` and `{%` begin no JSON.
  if (/^\s*\{[{%#]/.test(bytes.toString("latin1", 0, 256))) return extension === "md" ? "text" : "chat-template";
  const head = bytes.toString("latin1", 0, 256);
  if (extension !== "json" && TABLE_HEADER.test(head)) return "text";
  return /^\s*[[{]/.test(head) && extension !== "md" && extension !== "txt" ? "json" : "text";
}

/** `[project]` and `[[source]]` begin TOML and INI, as in pyproject.toml and Pipfile. JSON has no words there but these. */
const TABLE_HEADER =
  /^\s*\[{1,2}(?!(?:true|false|null|NaN|Infinity)\])[A-Za-z_][\w.-]*\]{1,2}[ \t]*(?:#.*)?\r?(?:\n|$)/;
