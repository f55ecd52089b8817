import { createHash } from "node:crypto";

interface Place {
  readonly at: number;
  readonly length: number;
}

const FIRST_SIZE = 1 << 12;

/**
 * Where in a file something stands, by path: 24 bytes for each and a quarter as much again, whatever the paths. It knows paths by the
 * beginning of their digest, so what it finds may be something else's and has to be looked at.
 */
export class PathIndex {
  private slots = new Float64Array(FIRST_SIZE * 3);
  private count = 0;

  add(path: string, at: number, length: number): void {
    if ((this.count + 1) * 5 > (this.slots.length / 3) * 4) this.grow();
    this.count += 1;
    put(this.slots, keyOf(path), at, length);
  }

  /** Candidates, in the order they were added. */
  *placesOf(path: string): Generator<Place> {
    const { slots } = this;
    const key = keyOf(path);
    for (let slot = slotOf(slots, key); slots[slot] !== 0; slot = (slot + 3) % slots.length)
      if (slots[slot] === key) yield { at: slots[slot + 1] ?? 0, length: slots[slot + 2] ?? 0 };
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Float64Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += 3) {
      const key = before[slot] ?? 0;
      if (key !== 0) put(this.slots, key, before[slot + 1] ?? 0, before[slot + 2] ?? 0);
    }
  }
}

function put(slots: Float64Array, key: number, at: number, length: number): void {
  let slot = slotOf(slots, key);
  while (slots[slot] !== 0) slot = (slot + 3) % slots.length;
  slots[slot] = key;
  slots[slot + 1] = at;
  slots[slot + 2] = length;
}

const slotOf = (slots: Float64Array, key: number): number => (key % (slots.length / 3)) * 3;

/** 48 bits of a sha256: nobody can choose many paths of one place. Never 0, which is an empty slot. */
const keyOf = (path: string): number => createHash("sha256").update(path).digest().readUIntBE(0, 6) + 1;
