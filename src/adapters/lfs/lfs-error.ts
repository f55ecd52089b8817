export type LfsErrorCode =
  /** Nobody answers, or the connection breaks. */
  | "unreachable"
  /** No answer, or not all of it, in the time there is. */
  | "too-slow"
  /** The server asks to come back later, or has trouble of its own. */
  | "busy"
  /** 401 and 403: of a link, that its time is over. */
  | "denied"
  /** 404 and 410. */
  | "gone"
  /** Any other refusal. */
  | "refused"
  /** The server gives whole objects only. */
  | "no-range"
  /** The answer contradicts the request, the pointer or an earlier answer. */
  | "wrong-answer";

const PASSING: ReadonlySet<LfsErrorCode> = new Set<LfsErrorCode>(["unreachable", "busy"]);

/**
 * A request of Git LFS failed. The message may be shown to anybody: it names the server's host and nothing of the link or
 * of the headers, which are keys.
 */
export class LfsError extends Error {
  override readonly name = "LfsError";
  readonly code: LfsErrorCode;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(code: LfsErrorCode, message: string, retryAfter?: number) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Whether trying again may help. */
  get passing(): boolean {
    return PASSING.has(this.code);
  }
}
