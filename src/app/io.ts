import { showHidden } from "../render/escape.ts";
import { renderJson } from "../render/json.ts";

/** What a command may know of the world: the entry hands it over, tests hand over their own. */
export interface Io {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that holds `policies/`, as a file URL that ends with a slash. */
  readonly packageRoot: URL;
  readonly now: Date;
  /** Results. */
  readonly stdout: Output;
  /** Progress and diagnostics. */
  readonly stderr: Output;
}

export interface Output {
  /** @returns `false` where it would rather be written to later, at `drain` */
  write(text: string | Uint8Array): unknown;
  once?(event: "drain", listener: () => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What every command promises its callers. */
export const EXIT = { pass: 0, failed: 1, usage: 2, pending: 3, defect: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something the user can mend. The message says what is wrong, where, and what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Any text, in which only line feeds are obeyed: names, titles and messages may come from a stranger. */
export const print = (io: Io, text: string): void => printRendered(io, showLines(text));
export const tell = (io: Io, text: string): void => {
  io.stderr.write(`${showLines(text)}\n`);
};
export const printJson = (io: Io, value: unknown): void => printRendered(io, renderJson(value));
/** What a renderer made safe, and may have coloured. */
export const printRendered = (io: Io, text: string): void => {
  io.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
};

const showLines = (text: string): string => text.split("\n").map(showHidden).join("\n");

/** Colour on a terminal, unless the user said otherwise (https://no-color.org, https://force-color.org). */
export function wantsColour({ environment, stdout }: Pick<Io, "environment" | "stdout">): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== "0";
  return stdout.isTTY === true && environment.TERM !== "dumb";
}
