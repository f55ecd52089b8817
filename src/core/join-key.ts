/** One text for several, each of which may be missing, to look things up by: each one's length tells where it ends. */
export function joinKey(...parts: readonly (string | undefined)[]): string {
  let key = "";
  for (const part of parts) key += part === undefined ? "-" : `${part.length}:${part}`;
  return key;
}
