/** What a decompressor makes of some bytes. `used` counts compressed bytes: what is left behind them is somebody else's. */
export type Unpacked =
  | { readonly bytes: Buffer; readonly used: number }
  /** More than `most` bytes come out. */
  | { readonly tooLarge: true }
  /** A part of the format that is not read here. */
  | { readonly unread: string }
  | { readonly broken: string };

/** @param most bytes that may come out */
export type Decompressor = (packed: Uint8Array, most: number) => Unpacked;

/** The data are none of this format, or cut, or fail their checksum. */
export class BrokenError extends Error {
  readonly code = "broken";
}

/** The data may be right, and use what is not read here. */
export class UnreadError extends Error {
  readonly code = "unread";
}

/** More would come out than may. */
export class TooLargeError extends Error {
  readonly code = "too-large";
}

/** What has come out, as one growing buffer: matches copy from it, so no dictionary is allocated because a header says so. */
export class Output {
  bytes: Uint8Array;
  length = 0;
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
    this.bytes = new Uint8Array(Math.min(most, 65_536));
  }

  /** Makes room for `more` bytes. @throws TooLargeError if they are more than may come out */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    if (needed > this.most) throw new TooLargeError("more comes out than may");
    const grown = new Uint8Array(Math.min(this.most, Math.max(needed, 2 * this.bytes.length)));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  push(part: Uint8Array): void {
    this.reserve(part.length);
    this.bytes.set(part, this.length);
    this.length += part.length;
  }

  /** Copies `count` bytes from `distance` bytes back, which may overlap what is written. Room must be there. */
  repeat(distance: number, count: number): void {
    const { bytes, length } = this;
    if (distance >= count) bytes.copyWithin(length, length - distance, length - distance + count);
    else for (let at = length; at < length + count; at += 1) bytes[at] = bytes[at - distance] ?? 0;
    this.length += count;
  }
}

/**
 * Runs a decoder over a stream and the streams behind it, as Python's file classes do.
 * @param decode reads one stream from `at` on, into `output`; returns where it ends
 * @param follows whether another stream starts at `at`
 */
export function unpackStreams(
  packed: Uint8Array,
  most: number,
  decode: (packed: Uint8Array, at: number, output: Output) => number,
  follows: (packed: Uint8Array, at: number) => boolean,
): Unpacked {
  const output = new Output(most);
  try {
    let at = decode(packed, 0, output);
    while (at < packed.length && follows(packed, at)) at = decode(packed, at, output);
    return { bytes: Buffer.from(output.bytes.buffer, 0, output.length), used: at };
  } catch (error) {
    if (error instanceof TooLargeError) return { tooLarge: true };
    if (error instanceof UnreadError) return { unread: error.message };
    if (error instanceof BrokenError) return { broken: error.message };
    throw error;
  }
}

/** Whether `mark` stands at `at`. */
export const marked = (bytes: Uint8Array, at: number, mark: readonly number[]): boolean =>
  mark.every((byte, place) => bytes[at + place] === byte);
