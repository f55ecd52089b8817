/** How the API refuses. */

/** A refusal of REST. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.more = more;
  }
}

/** A refusal that GraphQL puts into `errors`, with its `type`; REST answers it with the status. */
export class TypedRefusal extends Refusal {
  readonly type: string;

  constructor(type: string, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super({ FORBIDDEN: 403, NOT_FOUND: 404, STALE_DATA: 409 }[type] ?? 422, message, more);
    this.type = type;
  }
}

/** What an installation's token is told where it lacks a right. */
export const forbidden = (): TypedRefusal => new TypedRefusal("FORBIDDEN", "Resource not accessible by integration");

export const notFound = (message = "Not Found"): TypedRefusal => new TypedRefusal("NOT_FOUND", message);
export const unprocessable = (message: string, more: Readonly<Record<string, unknown>> = {}): TypedRefusal =>
  new TypedRefusal("UNPROCESSABLE", message, more);
