/** A small random source: the same numbers for the same seed (mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return {
    below: (end) => (end <= 1 ? 0 : next() % end),
    chance: (of) => next() % of === 0,
    pick: (list) => list[next() % list.length],
    bytes: (length) => Buffer.from(Array.from({ length }, () => next() & 0xff)),
  };
}

/** How an opcode's argument is laid out: bytes, lines, or the width of a length in front (Python's Lib/pickletools.py). */
const ARGUMENTS = new Map([
  ...[..."(.012NQRabdeost})]lu"].map((code) => [code.charCodeAt(0), { bytes: 0 }]),
  ...[0x81, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8f, 0x90, 0x91, 0x92, 0x93, 0x94, 0x97, 0x98].map((c) => [c, { bytes: 0 }]),
  ...[..."Kqh"].map((code) => [code.charCodeAt(0), { bytes: 1 }]),
  ...[0x80, 0x82].map((code) => [code, { bytes: 1 }]),
  ["M".charCodeAt(0), { bytes: 2 }],
  [0x83, { bytes: 2 }],
  ...[..."Jrj"].map((code) => [code.charCodeAt(0), { bytes: 4 }]),
  [0x84, { bytes: 4 }],
  ["G".charCodeAt(0), { bytes: 8 }],
  [0x95, { bytes: 8 }],
  ...[..."FILSVPgp"].map((code) => [code.charCodeAt(0), { lines: 1 }]),
  ...[..."ci"].map((code) => [code.charCodeAt(0), { lines: 2 }]),
  ...[..."UC"].map((code) => [code.charCodeAt(0), { length: 1 }]),
  ...[0x8a, 0x8c].map((code) => [code, { length: 1 }]),
  ...[..."TXB"].map((code) => [code.charCodeAt(0), { length: 4 }]),
  [0x8b, { length: 4 }],
  ...[0x8d, 0x8e, 0x96].map((code) => [code, { length: 8 }]),
]);
const CODES = [...ARGUMENTS.keys()];

/** Where the opcodes of a pickle start, as far as it can be walked. */
export function opcodeStarts(bytes, most = 5_000) {
  const starts = [];
  let at = 0;
  while (at < bytes.length && starts.length < most) {
    const argument = ARGUMENTS.get(bytes[at]);
    if (argument === undefined) break;
    starts.push(at);
    at += 1 + (argument.bytes ?? 0);
    for (let line = 0; line < (argument.lines ?? 0); line += 1) {
      const end = bytes.indexOf(0x0a, at);
      if (end < 0) return starts;
      at = end + 1;
    }
    if (argument.length !== undefined) {
      if (at + argument.length > bytes.length) break;
      at += argument.length + bytes.readUIntLE(at, Math.min(argument.length, 6));
    }
  }
  return starts;
}

const WORDS = [
  "x",
  "posix",
  "system",
  "os",
  "collections",
  "OrderedDict",
  "torch._utils",
  "_rebuild_tensor_v2",
  "1",
  "-7",
  "",
  "é",
];

/** One opcode with an argument that fits, most of the time. */
export function randomOpcode(random) {
  const code = random.pick(CODES);
  const { bytes = 0, lines = 0, length = 0 } = ARGUMENTS.get(code);
  const parts = [Buffer.from([code]), random.chance(2) ? Buffer.alloc(bytes, random.below(4)) : random.bytes(bytes)];
  for (let line = 0; line < lines; line += 1) parts.push(Buffer.from(`${random.pick(WORDS)}\n`));
  if (length > 0) {
    const text = Buffer.from(random.pick(WORDS));
    const size = Buffer.alloc(length);
    size.writeUIntLE(random.chance(12) ? random.below(256) : text.length, 0, Math.min(length, 6));
    parts.push(size, text);
  }
  return Buffer.concat(parts);
}

const NUMBERS = [
  0n,
  1n,
  2n,
  0x7fn,
  0x80n,
  0xffn,
  0x7fffn,
  0xffffn,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  1n << 32n,
  1n << 40n,
  (1n << 53n) - 1n,
  1n << 53n,
  (1n << 63n) - 1n,
  1n << 63n,
  (1n << 64n) - 1n,
];

/** A length field somewhere: 1 to 8 bytes, small or large end first. */
function editNumber(bytes, at, random, width = random.pick([1, 2, 4, 8])) {
  if (at + width > bytes.length) return bytes;
  const copy = Buffer.from(bytes);
  const near = [BigInt(bytes.length), BigInt(Math.max(0, bytes.length - 1)), BigInt(bytes[at] ?? 0) + 1n];
  const value = Buffer.alloc(8);
  value.writeBigUInt64LE(random.chance(3) ? random.pick(near) : random.pick(NUMBERS));
  const part = value.subarray(0, width);
  (random.chance(6) ? Buffer.from(part).reverse() : part).copy(copy, at);
  return copy;
}

const SIGNATURES = [
  ["PK\x01\x02", 46],
  ["PK\x03\x04", 30],
  ["PK\x05\x06", 22],
  ["PK\x06\x06", 56],
].map(([text, size]) => [Buffer.from(text, "latin1"), size]);

/** Mutations of everything from `from` on; what lies before stays as it is. */
export const MUTATIONS = {
  flip: (bytes, from, random) => {
    const copy = Buffer.from(bytes);
    for (let times = 1 + random.below(8); times > 0 && copy.length > from; times -= 1)
      copy[from + random.below(copy.length - from)] = random.chance(2) ? random.below(256) : 1 << random.below(8);
    return copy;
  },
  cut: (bytes, from, random) => bytes.subarray(0, from + random.below(bytes.length - from + 1)),
  remove: (bytes, from, random) => {
    const at = from + random.below(bytes.length - from + 1);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(64))]);
  },
  splice: (bytes, from, random, other) => {
    const at = from + random.below(bytes.length - from + 1);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(random.below(other.length + 1))]);
  },
  append: (bytes, _from, _random, other) => Buffer.concat([bytes, other]),
  insert: (bytes, from, random) => {
    const at = from + random.below(bytes.length - from + 1);
    return Buffer.concat([bytes.subarray(0, at), random.bytes(1 + random.below(24)), bytes.subarray(at)]);
  },
  repeat: (bytes, from, random) => {
    const at = from + random.below(bytes.length - from + 1);
    const part = bytes.subarray(at, at + 1 + random.below(64));
    return Buffer.concat([
      bytes.subarray(0, at),
      ...Array.from({ length: 1 + random.below(40) }, () => part),
      bytes.subarray(at),
    ]);
  },
  number: (bytes, from, random) => editNumber(bytes, from + random.below(bytes.length - from + 1), random),
  opcode: (bytes, from, random) => {
    const starts = opcodeStarts(bytes).filter((at) => at >= from);
    const at = starts.length === 0 ? bytes.length : random.pick(starts);
    const added = Array.from({ length: 1 + random.below(6) }, () => randomOpcode(random));
    return Buffer.concat([bytes.subarray(0, at), ...added, bytes.subarray(at)]);
  },
  opcodeAway: (bytes, from, random) => {
    const starts = opcodeStarts(bytes).filter((at) => at >= from);
    if (starts.length < 2) return bytes;
    const at = random.below(starts.length - 1);
    return Buffer.concat([bytes.subarray(0, starts[at]), bytes.subarray(starts[at + 1])]);
  },
  zipField: (bytes, from, random) => {
    const [signature, size] = random.pick(SIGNATURES);
    const places = [];
    for (let at = bytes.indexOf(signature, from); at >= 0 && places.length < 50; at = bytes.indexOf(signature, at + 1))
      places.push(at);
    if (places.length === 0) return bytes;
    return editNumber(bytes, random.pick(places) + 4 + 2 * random.below((size - 4) / 2), random, random.pick([2, 4]));
  },
};
