/**
 * A record's own member, or `undefined`: names from a pull request such as `constructor` must not find what every object
 * inherits.
 */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
