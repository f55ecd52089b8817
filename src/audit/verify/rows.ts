/** Columns of millions of rows: in pieces, since a column that grows by copying would need its memory twice. */
const PIECE = 1 << 15;

/** Bytes of one width. */
export class ByteRows {
  private readonly pieces: Uint8Array[] = [];
  private rows = 0;
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
  }

  get length(): number {
    return this.rows;
  }

  /** @param bytes cut off at the width, or filled with zeros */
  push(bytes: Uint8Array): void {
    const at = this.rows % PIECE;
    if (at === 0) this.pieces.push(new Uint8Array(PIECE * this.width));
    this.pieces.at(-1)?.set(bytes.subarray(0, this.width), at * this.width);
    this.rows += 1;
  }

  set(row: number, bytes: Uint8Array): void {
    this.pieces[Math.floor(row / PIECE)]?.set(bytes.subarray(0, this.width), (row % PIECE) * this.width);
  }

  /** The row itself: it is not copied. */
  get(row: number): Uint8Array {
    const piece = this.pieces[Math.floor(row / PIECE)];
    const at = (row % PIECE) * this.width;
    return piece === undefined ? new Uint8Array(this.width) : piece.subarray(at, at + this.width);
  }

  /** Whether a row begins with these bytes, or equals them. */
  startsWith(row: number, bytes: Uint8Array): boolean {
    const piece = this.pieces[Math.floor(row / PIECE)];
    const at = (row % PIECE) * this.width;
    if (piece === undefined) return false;
    for (let index = 0; index < bytes.length; index += 1) if (piece[at + index] !== bytes[index]) return false;
    return true;
  }

  hex(row: number): string {
    return Buffer.from(this.get(row)).toString("hex");
  }
}

type Bits = 64 | 32 | 16 | 8;
type Piece = Float64Array | Uint32Array | Uint16Array | Uint8Array;

function pieceOf(bits: Bits): Piece {
  switch (bits) {
    case 64:
      return new Float64Array(PIECE);
    case 32:
      return new Uint32Array(PIECE);
    case 16:
      return new Uint16Array(PIECE);
    case 8:
      return new Uint8Array(PIECE);
  }
}

/** Numbers. */
export class NumberRows {
  private readonly pieces: Piece[] = [];
  private rows = 0;
  private readonly bits: Bits;

  /** @param bits 64: any number; less: whole ones from zero */
  constructor(bits: Bits) {
    this.bits = bits;
  }

  get length(): number {
    return this.rows;
  }

  push(value: number): void {
    if (this.rows % PIECE === 0) this.pieces.push(pieceOf(this.bits));
    this.rows += 1;
    this.set(this.rows - 1, value);
  }

  get(row: number): number {
    return this.pieces[Math.floor(row / PIECE)]?.[row % PIECE] ?? 0;
  }

  set(row: number, value: number): void {
    const piece = this.pieces[Math.floor(row / PIECE)];
    if (piece !== undefined) piece[row % PIECE] = value;
  }
}
