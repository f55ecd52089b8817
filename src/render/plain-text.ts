import { showHidden } from "./escape.ts";
import type { Text } from "./span.ts";

/** A text of ours on one line, without markup: for a cell, a log, a terminal that lays nothing out. */
export const plainText = (text: Text): string => showHidden(text.map((span) => span.text).join(""));
