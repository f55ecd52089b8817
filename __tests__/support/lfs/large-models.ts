/** Models of hundreds of megabytes as libraries write them, all weights zero: only their structure is kept. */
import { crc32 } from "node:zlib";
import { type Content, sparse } from "./content.ts";

/** One tensor of bytes a name. */
export function largeSafetensors(names: readonly string[], bytesEach: number): Content {
  const tensors = names.map((name, at) => [
    name,
    { dtype: "U8", shape: [bytesEach], data_offsets: [at * bytesEach, (at + 1) * bytesEach] },
  ]);
  const json = Buffer.from(JSON.stringify(Object.fromEntries(tensors)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return sparse(8 + json.length + names.length * bytesEach, [{ offset: 0, bytes: Buffer.concat([length, json]) }]);
}

/**
 * What `torch.save` makes of a state dictionary of float32 vectors: a stored zip, every entry's data at a multiple of 64.
 * @param call goes in front of the dictionary: what a hostile pickle does first
 */
export function largeTorchZip(count: number, bytesEach: number, call = ""): Content {
  const zeros = Buffer.alloc(1 << 16);
  let weights = 0;
  for (let left = bytesEach; left > 0; left -= zeros.length)
    weights = crc32(zeros.subarray(0, Math.min(left, zeros.length)), weights);
  const pickle = statePickle(count, bytesEach / 4, call);
  const entries = [
    { name: "archive/data.pkl", size: pickle.length, crc: crc32(pickle), bytes: pickle },
    ...Array.from({ length: count }, (_, at) => ({
      name: `archive/data/${at}`,
      size: bytesEach,
      crc: weights,
      bytes: Buffer.alloc(0),
    })),
    { name: "archive/version", size: 2, crc: crc32(Buffer.from("3\n")), bytes: Buffer.from("3\n") },
  ];
  const pieces: { offset: number; bytes: Buffer }[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, size, crc, bytes } of entries) {
    const padding = Buffer.alloc(4 + ((128 - ((at + 34 + name.length) % 64)) % 64));
    padding.write("FB", "latin1");
    padding.writeUInt16LE(padding.length - 4, 2);
    const fields = Buffer.alloc(26);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(size, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    const central = Buffer.concat([
      Buffer.from("PK\x01\x02\0\0", "latin1"),
      fields,
      Buffer.alloc(14),
      Buffer.from(name),
    ]);
    central.writeUInt32LE(at, 42);
    directory.push(central);
    fields.writeUInt16LE(padding.length, 24);
    const header = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, Buffer.from(name), padding]);
    pieces.push({ offset: at, bytes: Buffer.concat([header, bytes]) });
    at += header.length + size;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  pieces.push({ offset: at, bytes: Buffer.concat([listed, end]) });
  return sparse(at + listed.length + end.length, pieces);
}

/** Protocol 2: `OrderedDict` of `_rebuild_tensor_v2` calls, each with a storage by persistent id. */
function statePickle(count: number, length: number, call: string): Buffer {
  const text = (value: string) => Buffer.concat([Buffer.from("X"), uint32(value.length), Buffer.from(value)]);
  const number = (value: number) => Buffer.concat([Buffer.from("J"), uint32(value)]);
  const empty = "ccollections\nOrderedDict\n)R";
  const tensors = Array.from({ length: count }, (_, at) => [
    text(`layer${at}.weight`),
    "ctorch._utils\n_rebuild_tensor_v2\n((",
    text("storage"),
    "ctorch\nFloatStorage\n",
    text(String(at)),
    text("cpu"),
    number(length),
    "tQK\0(",
    number(length),
    "t(K\x01t\x89",
    `${empty}tR`,
  ]);
  const parts = ["\x80\x02", call, empty, "(", ...tensors.flat(), "u."];
  return Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
