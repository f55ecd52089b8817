/** What is wrong with the gate history, or why it could not be added to. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type LedgerErrorCode =
  /** Bytes that do not have the digest they are known by. */
  | "wrong-digest"
  /** Not JSON, or JSON in another than the canonical form. */
  | "not-canonical"
  /** Not of the form that its schema names. */
  | "malformed"
  /** A ledger, or a file of it, that cannot be read where it lies. */
  | "unreadable"
  /** A record that does not follow the one before it. */
  | "broken-chain"
  /** More than one commit can take, or one run can hold. */
  | "too-large"
  /** A record that has to be attested, and could not be. */
  | "unattested"
  /** A right is missing. */
  | "denied"
  /** A rule of the repository keeps the branch from being written. */
  | "protected"
  /** The host found what it takes for a secret in what was to be added. */
  | "secret"
  /** Others kept writing for as long as we were willing to wait. */
  | "contended"
  /** The branch, or the repository, is not there. */
  | "gone"
  /** A rate limit. */
  | "limited"
  /** The host did not accept the commit. */
  | "rejected"
  /** The host gave no usable answer. */
  | "down";
