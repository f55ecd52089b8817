/** An instant as RFC 3339 writes it: without its offset, nobody knows when that was. */
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** @returns the instant in UTC, as `2026-03-01T12:00:00.000Z`; nothing where the text is none, or names no offset */
export function toInstant(text: unknown): string | undefined {
  if (typeof text !== "string" || !WITH_OFFSET.test(text)) return undefined;
  const instant = Date.parse(text.toUpperCase().replace(" ", "T"));
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}
