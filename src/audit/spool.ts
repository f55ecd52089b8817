/** Keeps texts outside of memory, and gives each again as it was. */
export interface Spool {
  put(text: string): Promise<SpoolPlace>;
  take(place: SpoolPlace): Promise<string>;
}

/** Where a text was put (bytes). */
export interface SpoolPlace {
  readonly at: number;
  readonly length: number;
}
