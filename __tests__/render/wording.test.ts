import { describe, expect, it } from "@jest/globals";
import { toMarkdown } from "../../src/render/markdown-text.ts";
import type { Text } from "../../src/render/span.ts";
import { wordActReason, wordNotice, wordReason } from "../../src/render/wording.ts";
import type { Words } from "../../src/render/words.ts";
import { actReasonSamples, noticeSamples, reasonSamples } from "./samples.ts";

const DATA = "zz-data";
const CONTEXT = { requirement: "GOV-1", waiverRole: "governance" };
const every: readonly (readonly [string, Words])[] = [
  ...Object.values(reasonSamples(DATA)).map((one) => [`reason ${one.code}`, wordReason(one, CONTEXT)] as const),
  ...Object.values(actReasonSamples(DATA)).map((one) => [`act ${one.code}`, wordActReason(one, CONTEXT)] as const),
];
const notices = Object.values(noticeSamples(DATA)).map(
  (one) => [`notice ${one.code}`, wordNotice(one, CONTEXT)] as const,
);
const textOf = (text: Text) => text.map((span) => span.text).join("");

describe("every code has words", () => {
  it.each([...every, ...notices])(
    "%s says what is so, and what to do where something can be done",
    (_, { what, fix }) => {
      for (const text of fix === undefined ? [what] : [what, fix]) {
        expect(textOf(text)).not.toMatch(/undefined|\[object| {2}|[.!]$/);
        expect(textOf(text).length).toBeGreaterThan(8);
        expect(textOf(text).length).toBeLessThan(180);
      }
    },
  );

  it.each(every)("%s begins with words of ours or a code span, so that no name is capitalised", (_, { what, fix }) => {
    for (const [first] of fix === undefined ? [what] : [what, fix]) {
      expect(first?.kind === "plain" && first.text.startsWith(DATA)).toBe(false);
    }
  });

  it("names commands with the requirement to copy them for", () => {
    const { fix = [] } = wordReason(reasonSamples("sam").objected, CONTEXT);
    expect(toMarkdown(fix)).toBe(
      "settle it with sam, who can `/revoke GOV-1`; governance can `/overrule GOV-1: reason`",
    );
  });
});
