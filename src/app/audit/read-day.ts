import { readInstant } from "../../audit/coverage/coverage.ts";
import { UsageError } from "../io.ts";

/**
 * An option that says since or until when.
 * @param end whether a day means its last instant
 * @throws UsageError where it is neither a day nor an instant
 */
export function readDay(text: string | undefined, option: string, end: boolean): string | undefined {
  if (text === undefined) return undefined;
  const instant = readInstant(text, end);
  if (instant === undefined)
    throw new UsageError(
      `${option} is ${JSON.stringify(text)}: expected a day as 2026-11-21, or an instant as 2026-11-21T12:00:00Z`,
    );
  return instant;
}
