/** Bytes of one page: the grain in which a remote object is fetched and kept. */
export const PAGE = 4_096;

/** The pages of a remote object that were used last. */
export class PageCache {
  private readonly pages = new Map<number, Uint8Array>();
  private readonly capacity: number;

  /** @param capacity in pages */
  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get bytes(): number {
    let sum = 0;
    for (const page of this.pages.values()) sum += page.length;
    return sum;
  }

  has(page: number): boolean {
    return this.pages.has(page);
  }

  get(page: number): Uint8Array | undefined {
    const bytes = this.pages.get(page);
    if (bytes === undefined) return undefined;
    this.pages.delete(page);
    this.pages.set(page, bytes);
    return bytes;
  }

  /** Keeps copies: a part of a large buffer would keep all of it. @param first the page that `bytes` begins with */
  put(first: number, bytes: Uint8Array): void {
    const count = Math.ceil(bytes.length / PAGE);
    for (let at = Math.max(0, count - this.capacity); at < count; at += 1) {
      this.pages.delete(first + at);
      this.pages.set(first + at, bytes.slice(at * PAGE, (at + 1) * PAGE));
    }
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= this.capacity) break;
      this.pages.delete(oldest);
    }
  }
}
