/** The system's code of an error (`ECONNRESET`), or of what caused it; empty where there is none. */
export function errorCode(error: unknown): string {
  for (const link of [error, field(error, "cause")]) {
    const code = field(link, "code");
    if (typeof code === "string" && /^[A-Z_0-9]+$/.test(code)) return code;
  }
  return "";
}

const field = (value: unknown, name: "cause" | "code"): unknown =>
  typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : undefined;
