import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";

const text = (value) => Buffer.concat([Buffer.from("X"), u32(Buffer.byteLength(value)), Buffer.from(value)]);

function u32(value) {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

/** The pickle that `torch.save` writes of a state dict with one tensor of this many floats. */
function stateDict(count) {
  const size = Buffer.concat([Buffer.from("J"), u32(count)]);
  return Buffer.concat([
    Buffer.from("\x80\x02ccollections\nOrderedDict\n)R(", "latin1"),
    text("weight"),
    Buffer.from("ctorch._utils\n_rebuild_tensor_v2\n(("),
    text("storage"),
    Buffer.from("ctorch\nFloatStorage\n"),
    text("0"),
    text("cpu"),
    size,
    Buffer.from("tQK\x00", "latin1"),
    size,
    Buffer.from("\x85K\x01\x85\x89ccollections\nOrderedDict\n)RtRu.", "latin1"),
  ]);
}

function crcOfZeros(length) {
  const block = Buffer.alloc(1 << 24);
  let crc = 0;
  for (let done = 0; done < length; done += block.length)
    crc = crc32(block.subarray(0, Math.min(block.length, length - done)), crc);
  return crc;
}

/** A checkpoint of zeros that takes no room on the disk, laid out as `torch.save` does. @param bytes of its one storage */
export function writeSparseCheckpoint(file, bytes) {
  const entries = [
    ["archive/data.pkl", stateDict(bytes / 4)],
    ["archive/byteorder", Buffer.from("little")],
    ["archive/data/0", undefined],
    ["archive/version", Buffer.from("3\n")],
  ];
  const fd = openSync(file, "w");
  const directory = [];
  let at = 0;
  for (const [name, data] of entries) {
    const title = Buffer.from(name);
    const padding = (64 - ((at + 30 + title.length + 4) % 64)) % 64;
    const size = data?.length ?? bytes;
    const common = Buffer.alloc(26);
    common.writeUInt32LE(data === undefined ? crcOfZeros(bytes) : crc32(data), 10);
    common.writeUInt32LE(size, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(title.length, 22);
    directory.push(Buffer.from("PK\x01\x02\x00\x00", "latin1"), Buffer.from(common), Buffer.alloc(10), u32(at), title);
    common.writeUInt16LE(padding + 4, 24);
    const head = Buffer.concat([
      Buffer.from("PK\x03\x04", "latin1"),
      common,
      title,
      Buffer.from("FB"),
      Buffer.from([padding, 0]),
      Buffer.alloc(padding, "Z"),
    ]);
    writeSync(fd, head, 0, head.length, at);
    at += head.length;
    if (data !== undefined) writeSync(fd, data, 0, data.length, at);
    at += size;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  writeSync(fd, Buffer.concat([central, Buffer.from("PK\x05\x06", "latin1"), end]), 0, undefined, at);
  closeSync(fd);
}

/** Tensors of zeros in a sparse file. @param bytes of all tensors, a multiple of 4,096 */
export function writeSparseSafetensors(file, bytes) {
  const each = bytes / 256;
  const header = Object.fromEntries(
    Array.from({ length: 256 }, (_, at) => [
      `model.layers.${at}.weight`,
      { dtype: "F32", shape: [each / 4], data_offsets: [at * each, (at + 1) * each] },
    ]),
  );
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  const fd = openSync(file, "w");
  writeSync(fd, Buffer.concat([length, json]));
  ftruncateSync(fd, 8 + json.length + bytes);
  closeSync(fd);
}
