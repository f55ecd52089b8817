/** Whatever a terminal or a bidi reader obeys, line feeds apart, which only lay the JSON out. */
const STEERING = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as JSON for people and tools: two spaces, and nothing in it that steers a terminal. */
export function renderJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(STEERING, escapeUnits)}\n`;
}

const escapeUnits = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`,
  ).join("");
