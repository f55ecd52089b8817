/**
 * The list of digests at the end of every checklist: what an act made in front of it is bound to.
 *
 *     <details>
 *     <summary>Digests that sign-offs bind to</summary>
 *
 *     Head `8d41f07…` (the full id)
 *     - `PEO-4` `a91c04d2e77b0f13…` (all 64 hex digits)
 *
 *     </details>
 *
 * Seat lines show 16 digits, of which somebody with time can make a second content; here stand all of them.
 */
import { escapeCode, readCode } from "../document/code-span.ts";

export interface DigestEntry {
  /** A requirement's id. */
  readonly id: string;
  /** sha256 in lower-case hex. */
  readonly digest: string;
}

export interface DigestList {
  /** The commit that was judged, a full git object id. */
  readonly head: string;
  /** By requirement id, in the order listed. */
  readonly digests: ReadonlyMap<string, string>;
}

const OPENING = ["<details>", "<summary>Digests that sign-offs bind to</summary>", ""] as const;
const CLOSING = ["", "</details>"] as const;

/** Writes the list as lines of Markdown that stand between empty lines; about 80 bytes for each entry. */
export function writeDigestList(head: string, entries: readonly DigestEntry[]): string[] {
  return [
    ...OPENING,
    `Head \`${head}\``,
    ...entries.map(({ id, digest }) => `- ${escapeCode(id)} \`${digest}\``),
    ...CLOSING,
  ];
}

/**
 * Reads the list back out of a checklist; `undefined` unless it stands there once, in exactly the form written above, with each
 * id once. Total. Whose text it is, the caller has to know.
 */
export function readDigestList(text: string): DigestList | undefined {
  const lines = text.split(/\r\n?|\n/);
  const start = lines.indexOf(OPENING[1]);
  if (start < 1 || lines.indexOf(OPENING[1], start + 1) >= 0) return undefined;
  if (lines[start - 1] !== OPENING[0] || lines[start + 1] !== OPENING[2]) return undefined;
  const head = /^Head `([0-9a-f]{40}|[0-9a-f]{64})`$/.exec(lines[start + 2] ?? "")?.[1];
  if (head === undefined) return undefined;
  const digests = new Map<string, string>();
  for (let at = start + 3; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line === CLOSING[0]) return lines[at + 1] === CLOSING[1] ? { head, digests } : undefined;
    const entry = readEntry(line);
    if (entry === undefined || digests.has(entry.id)) return undefined;
    digests.set(entry.id, entry.digest);
  }
  return undefined;
}

function readEntry(line: string): DigestEntry | undefined {
  if (!line.startsWith("- ")) return undefined;
  const id = readCode(line, 2);
  const digest = id && /^ `([0-9a-f]{64})`$/.exec(line.slice(id.end))?.[1];
  return id === undefined || digest === undefined ? undefined : { id: id.text, digest };
}
