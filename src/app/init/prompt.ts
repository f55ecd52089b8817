import process from "node:process";
import { createInterface } from "node:readline/promises";
import { UsageError } from "../io.ts";

/** Somebody who answers questions. */
export interface Prompt {
  /** @throws UsageError if the user would rather leave */
  ask(question: string): Promise<string>;
  close(): void;
}

const LEFT = "stopped before anything was written";

/** The user, on a terminal; `undefined` where nobody sits at one. Questions go to stderr, as results go to stdout. */
export function openTerminal(): Prompt | undefined {
  const { stdin: input, stderr: output } = process;
  if (!input.isTTY || !output.isTTY) return undefined;
  const lines = createInterface({ input, output });
  const left = new AbortController();
  // Ctrl-C and the end of input close it; a question that is open then would never be answered.
  lines.on("SIGINT", () => lines.close());
  lines.on("close", () => left.abort());
  return {
    async ask(question) {
      try {
        left.signal.throwIfAborted();
        return await lines.question(question, { signal: left.signal });
      } catch (error) {
        if (left.signal.aborted) throw new UsageError(LEFT);
        throw error;
      }
    },
    close: () => lines.close(),
  };
}
