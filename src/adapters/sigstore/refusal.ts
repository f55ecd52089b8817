/** Why a signature is not believed. */
export const REFUSALS = {
  "too-large": "it is larger than a signature's file may be",
  "not-a-bundle": "it is no Sigstore bundle",
  "unknown-version": "it is a Sigstore bundle of a version that is not known",
  "not-a-statement": "it signs something else than an in-toto statement",
  "no-artefact": "it signs bytes that are not at hand",
  "other-content": "it signs other content than this",
  "key-not-given": "it is by no key that is accepted",
  "certificate-not-trusted":
    "its certificate was not issued by an instance of Sigstore that is trusted here, or not valid when it was used",
  "no-trusted-time": "nobody who is trusted says when it was made",
  "not-in-log": "it is not shown to be in Sigstore's transparency log",
  "signature-wrong": "the signature does not fit what it signs",
  "identity-unclear": "its certificate does not name one signer and one issuer",
} as const;
export type RefusalCode = keyof typeof REFUSALS;

export interface Refusal {
  readonly refused: RefusalCode;
  /** What the library or the parser says, for somebody who looks for the cause. */
  readonly detail: string;
}

export const refuse = (refused: RefusalCode, detail = ""): Refusal => ({ refused, detail });

/** A sentence without a full stop. What comes from the file is bounded and holds no control characters. */
export function explainRefusal({ refused, detail }: Refusal): string {
  const why = plain(detail);
  return `${REFUSALS[refused]}${why === "" ? "" : ` (${why})`}`;
}

/** Text from a file, bounded and without control characters. */
export const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .slice(0, 200)
    .toWellFormed()
    .trim();
