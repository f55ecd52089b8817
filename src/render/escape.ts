/**
 * Escaping. Every text is taken for hostile: it must show as what it is, and do nothing.
 *
 * A backslash stops Markdown, but GitHub looks for mentions, references, commit ids, URLs, shortcodes and formulas
 * in the rendered text, where the backslash is gone. It leaves code alone, so a word that could become one of those
 * is shown as code.
 */

import { escapeCode, showHidden } from "../core/document/code-span.ts";

export { escapeCode, showHidden };

/** Mentions, references, addresses, formulas, shortcodes, `GH-1`, and hexadecimal that could name a commit. */
const REACHES_OUT = /[@#$]|:\/\/|www\.|:[a-z0-9_+-]|gh-\d|(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/i;
const MARKUP = /[\\`*_[\]<>|~&]/g;

/** Markdown for running text: parses to text and code spans that show the same characters, white space collapsed. */
export function escapeMarkdown(text: string, place: "line" | "cell" = "line"): string {
  return showHidden(text)
    .replace(/ +/g, " ")
    .split(" ")
    .map((word) => (REACHES_OUT.test(word) ? escapeCode(word, place) : word.replace(MARKUP, "\\$&")))
    .join(" ")
    .replace(/^( ?)([-+=])/, "$1\\$2")
    .replace(/^( ?\d{1,9})([.)])(?= |$)/, "$1\\$2");
}

/** Longest link target; browsers and GitHub cut longer ones anyway. */
const URL_LIMIT = 2_000;

/**
 * A URL fit for `[text](here)`, or nothing: not an http(s) address, one with credentials, or a GitHub page of another
 * repository, which GitHub would tell of being mentioned. Plain http only within `repositoryUrl` itself.
 */
export function escapeLinkTarget(url: string, repositoryUrl?: string): string | undefined {
  if (url.length > URL_LIMIT || !URL.canParse(url)) return undefined;
  const { protocol, username, password, hostname, href } = new URL(url);
  const isOurs = repositoryUrl !== undefined && href.startsWith(`${repositoryUrl.replace(/\/+$/, "")}/`);
  if (protocol !== "https:" && !(protocol === "http:" && isOurs)) return undefined;
  if (username !== "" || password !== "") return undefined;
  if (/(?:^|\.)github\.com\.?$/.test(hostname) && !isOurs) return undefined;
  return href.replace(/[^A-Za-z0-9\-._~:/?#@!$&=+,%]/g, (character) =>
    Array.from(
      new TextEncoder().encode(character),
      (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    ).join(""),
  );
}
