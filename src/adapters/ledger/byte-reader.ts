/** Takes a stream of bytes apart in time and memory that grow with what is taken alone: a part is copied at most once. */
export class ByteReader {
  private readonly parts: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);
  private passed = 0;

  constructor(stream: AsyncIterable<Buffer>) {
    this.parts = stream[Symbol.asyncIterator]();
  }

  /** Bytes taken so far. */
  get position(): number {
    return this.passed;
  }

  /** Exactly so many bytes; nothing where the stream ends before. */
  async take(length: number): Promise<Buffer | undefined> {
    if (this.rest.length >= length) return this.cut(length);
    const parts = [this.rest];
    let missing = length - this.rest.length;
    while (missing > 0) {
      if (!(await this.more())) return undefined;
      parts.push(this.rest.subarray(0, missing));
      if (this.rest.length >= missing) break;
      missing -= this.rest.length;
    }
    this.rest = this.rest.subarray(missing);
    this.passed += length;
    return Buffer.concat(parts, length);
  }

  /** Passes over so many bytes. @returns whether there were as many */
  async skip(length: number): Promise<boolean> {
    for (let missing = length; ; ) {
      const some = Math.min(missing, this.rest.length);
      this.cut(some);
      missing -= some;
      if (missing === 0) return true;
      if (!(await this.more())) return false;
    }
  }

  /**
   * The bytes before the next one of this value, which is passed over.
   * @param most more than so many are `too-long`, `cut` a stream that ends in between; nothing at its end
   */
  async until(byte: number, most: number): Promise<Buffer | "too-long" | "cut" | undefined> {
    const parts: Buffer[] = [];
    let size = 0;
    for (;;) {
      const end = this.rest.indexOf(byte);
      if (end !== -1) {
        if (size + end > most) return "too-long";
        const last = this.cut(end);
        this.cut(1);
        return parts.length === 0 ? last : Buffer.concat([...parts, last]);
      }
      size += this.rest.length;
      if (size > most) return "too-long";
      if (this.rest.length > 0) parts.push(this.cut(this.rest.length));
      if (!(await this.more())) return size === 0 ? undefined : "cut";
    }
  }

  /** Whether anything is left. */
  async isAtEnd(): Promise<boolean> {
    return this.rest.length === 0 && !(await this.more());
  }

  private cut(length: number): Buffer {
    const part = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    this.passed += length;
    return part;
  }

  /** Puts the next part in the place of the last one. */
  private async more(): Promise<boolean> {
    for (;;) {
      const { done, value } = await this.parts.next();
      if (done === true) return false;
      this.rest = value;
      if (value.length > 0) return true;
    }
  }
}
