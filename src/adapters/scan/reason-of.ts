/** Why the system refused, in its words but without its paths, which are nobody's business. */
export function reasonOf(error: unknown): string {
  const text = memberOf(error, "message") ?? String(error);
  const [, code, words] = /^(E[A-Z0-9]+): ([^,]+)(?:,|$)/.exec(text) ?? [];
  return code === undefined ? text : `${words} (${code})`;
}

/** `ENOENT` and the like, where the error has one. */
export const codeOf = (error: unknown): string | undefined => memberOf(error, "code");

// Errors that another thread threw need not be instances of this one's `Error`.
function memberOf(error: unknown, name: "code" | "message"): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : undefined;
}
