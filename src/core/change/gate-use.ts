import { type Document, parseDocument, visit } from "yaml";
import type { Fact } from "../facts.ts";

/** Whatever refers to this action names it, unless it escapes a letter. */
const GATE = /secmlops-?gate/i;
/** Letters, or ends of lines, written as escapes of a double-quoted YAML text. */
const ESCAPE = /\\(?:[xuU]|\r?\n)/;

/** Whether a workflow or action, as YAML text, mentions this action anywhere: in a `uses`, a script, a comment. */
export function mentionsGate(content: string): Fact<boolean> {
  if (GATE.test(content)) return { known: true };
  if (!ESCAPE.test(content)) return { known: false };
  try {
    // The parser compares each key with each; a name is found under either of two equal keys. Nor need errors be quoted.
    const document = parseDocument(content, { uniqueKeys: false, prettyErrors: false });
    return document.errors.length > 0 ? { unavailable: "it is not valid YAML" } : { known: holdsGate(document) };
  } catch {
    // Nested so deep that reading it runs out of stack.
    return { unavailable: "it is not YAML that can be read" };
  }
}

function holdsGate(document: Document): boolean {
  let found = false;
  visit(document, {
    Scalar: (_, { value }) => {
      if (typeof value === "string" && GATE.test(value)) found = true;
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}
