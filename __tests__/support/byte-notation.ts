import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync, gzipSync } from "node:zlib";
import { type BuiltEntry, buildZip } from "./zip-builder.ts";

/**
 * Bytes from the notation of docs/rules/README.md: hexadecimal pairs, texts in quotes, and a few words for what would be
 * long in either.
 * @throws Error with the place, if the text is none
 */
export function readByteNotation(text: string): Buffer {
  const reader = new NotationReader(text);
  const bytes = reader.parts();
  reader.expect(undefined);
  return bytes;
}

const ROOT = join(import.meta.dirname, "../..");
const TOKEN = /\s+|#.*|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([A-Za-z0-9_.-]+)|([{}()=])/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "0": "\0" };

interface Token {
  readonly kind: "text" | "word" | "mark";
  readonly text: string;
}

class NotationReader {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(text: string) {
    this.tokens = tokenize(text);
  }

  /** Bytes up to a closing brace or the end. */
  parts(): Buffer {
    const parts: Buffer[] = [];
    while (this.tokens[this.at] !== undefined && this.tokens[this.at]?.text !== "}") parts.push(this.part());
    return Buffer.concat(parts);
  }

  expect(text: string | undefined): void {
    const token = this.tokens[this.at];
    if (token?.text !== text)
      throw new Error(`${text ?? "the end"} is wanted where ${token?.text ?? "the end"} stands`);
    this.at += 1;
  }

  private next(kind: Token["kind"]): string {
    const token = this.tokens[this.at];
    if (token?.kind !== kind) throw new Error(`a ${kind} is wanted where ${token?.text ?? "the end"} stands`);
    this.at += 1;
    return token.text;
  }

  private part(): Buffer {
    if (this.tokens[this.at]?.kind === "text") return Buffer.from(this.next("text"), "latin1");
    const word = this.next("word");
    const size = /^(size|number)(8|16|32|64)$/.exec(word);
    if (size?.[1] === "size") {
      const content = this.block();
      return Buffer.concat([littleEndian(content.length, Number(size[2]) / 8), content]);
    }
    if (size !== null) return littleEndian(Number(this.next("word")), Number(size[2]) / 8);
    if (word === "times") {
      const count = Number(this.next("word"));
      const content = this.block();
      return Buffer.alloc(count * content.length, content);
    }
    if (word === "field") return this.field();
    if (word === "zip") return this.zip();
    if (word === "tar") return this.tar();
    if (word === "gzip") return gzipSync(this.block());
    if (word === "zlib") return deflateSync(this.block());
    if (word === "file") return readFileSync(join(ROOT, this.next("text")));
    if (/^(?:[0-9a-f]{2})+$/.test(word)) return Buffer.from(word, "hex");
    throw new Error(`${word} means nothing`);
  }

  private block(): Buffer {
    this.expect("{");
    const bytes = this.parts();
    this.expect("}");
    return bytes;
  }

  /** A field of a protobuf message: `field 1 = 8` or `field 7 { … }`. */
  private field(): Buffer {
    const number = Number(this.next("word"));
    if (this.tokens[this.at]?.text === "=") {
      this.expect("=");
      return Buffer.concat([varint(number * 8), varint(Number(this.next("word")))]);
    }
    const content = this.block();
    return Buffer.concat([varint(number * 8 + 2), varint(content.length), content]);
  }

  private options(): Record<string, string | number | true> {
    const options: Record<string, string | number | true> = {};
    while (this.tokens[this.at]?.kind === "word") {
      const name = this.next("word");
      if (this.tokens[this.at]?.text !== "=") options[name] = true;
      else {
        this.expect("=");
        options[name] = this.tokens[this.at]?.kind === "text" ? this.next("text") : Number(this.next("word"));
      }
    }
    return options;
  }

  private zip(): Buffer {
    const options = this.options();
    const entries = this.entries().map(({ name, data, ...rest }): BuiltEntry => ({ ...rest, name, data }));
    return buildZip(entries, options);
  }

  private tar(): Buffer {
    const blocks = this.entries().flatMap(({ name, data, type = "0" }) => {
      const header = Buffer.alloc(512);
      header.write(name);
      header.write("0000644\0", 100);
      header.write(`${data.length.toString(8).padStart(11, "0")}\0`, 124);
      header.write("        ", 148);
      header.write(String(type), 156);
      header.write("ustar\x0000", 257);
      const sum = header.reduce((total, byte) => total + byte, 0);
      header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
      return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
    });
    return Buffer.concat([...blocks, Buffer.alloc(1_024)]);
  }

  private entries(): readonly ({ name: string; data: Buffer } & Record<string, string | number | true | Buffer>)[] {
    const entries: ({ name: string; data: Buffer } & Record<string, string | number | true | Buffer>)[] = [];
    this.expect("{");
    while (this.tokens[this.at]?.text === "entry") {
      this.expect("entry");
      const name = Buffer.from(this.next("text"), "latin1").toString();
      const options = this.options();
      entries.push({ ...options, name, data: this.block() });
    }
    this.expect("}");
    return entries;
  }
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`nothing begins like ${JSON.stringify(text.slice(at, at + 20))}`);
    const [, double, single, word, mark] = match;
    const string = double ?? single;
    if (string !== undefined) tokens.push({ kind: "text", text: unescaped(string) });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
  }
  return tokens;
}

const unescaped = (text: string): string =>
  Buffer.from(text)
    .toString("latin1")
    .replace(/\\(?:x([0-9a-f]{2})|(.))/gs, (_, hex: string | undefined, char: string) =>
      hex === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(hex, 16)),
    );

function littleEndian(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes.subarray(0, length);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
