const LIMIT = 200;

/** Bytes as printable ASCII, `\xNN` for the rest, at most 200 characters: fit to be shown wherever a finding is. */
export function escapeEvidence(bytes: Uint8Array | string): string {
  const source = typeof bytes === "string" ? Buffer.from(bytes.slice(0, LIMIT), "utf8") : bytes;
  let text = "";
  for (let at = 0; at < source.length && at < LIMIT; at += 1) {
    const byte = source[at] ?? 0;
    const shown = byte === 0x5c ? "\\\\" : byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : hex(byte);
    if (text.length + shown.length > LIMIT) break;
    text += shown;
  }
  return text;
}

const hex = (byte: number): string => `\\x${byte.toString(16).padStart(2, "0")}`;
