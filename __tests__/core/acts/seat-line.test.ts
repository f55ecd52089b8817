import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { parseSeatLine, seatLine } from "../../../src/core/acts/seat-line.ts";
import { showHidden } from "../../../src/core/document/code-span.ts";

const visible = fc
  .string({ minLength: 1, maxLength: 30, unit: "grapheme" })
  .filter((text) => showHidden(text) === text);
const hex = fc
  .array(fc.constantFrom(..."0123456789abcdef"), { minLength: 64, maxLength: 64 })
  .map((digits) => digits.join(""));
const seat = fc.record({ requirement: visible, role: visible, digest: hex, ticked: fc.boolean() });

describe("a seat's line", () => {
  test("is read back as it was written, whatever follows it and however it is indented", () => {
    fc.assert(
      fc.property(
        seat,
        visible,
        fc.constantFrom("", "  ", "    "),
        fc.constantFrom("", "\\", "\r", "\\\r"),
        (mark, tail, indent, end) => {
          const expected = { ...mark, digest: mark.digest.slice(0, 16) };
          expect(parseSeatLine(`${indent}${seatLine(mark, tail)}${end}`)).toEqual(expected);
          expect(parseSeatLine(`${indent}${seatLine(mark)}${end}`)).toEqual(expected);
        },
      ),
    );
  });

  it("has the documented form", () => {
    const mark = { requirement: "PEO-4", role: "data-steward", digest: "a91c04d2e77b0f13ffff", ticked: false };
    expect(seatLine(mark, "dan")).toBe("- [ ] `data-steward` signs `PEO-4` `a91c04d2e77b0f13` · dan");
    expect(seatLine({ ...mark, ticked: true })).toBe("- [x] `data-steward` signs `PEO-4` `a91c04d2e77b0f13`");
    expect(seatLine(mark, "", { box: false })).toBe("- ▫️ `data-steward` signs `PEO-4` `a91c04d2e77b0f13`");
  });

  it.each([
    ["text before the box", "see - [x] `r` signs `A-1` `a91c04d2e77b0f13`"],
    ["a quoted line", "> - [x] `r` signs `A-1` `a91c04d2e77b0f13`"],
    ["a short digest", "- [x] `r` signs `A-1` `a91c04d2e77b0f1`"],
    ["a long digest", "- [x] `r` signs `A-1` `a91c04d2e77b0f13a`"],
    ["an upper-case digest", "- [x] `r` signs `A-1` `A91C04D2E77B0F13`"],
    ["no code spans", "- [x] r signs A-1 a91c04d2e77b0f13"],
    ["words instead of the separator", "- [x] `r` signs `A-1` `a91c04d2e77b0f13` and more"],
    ["two lines", "- [x] `r` signs `A-1`\n`a91c04d2e77b0f13`"],
    ["no box", "- ▫️ `r` signs `A-1` `a91c04d2e77b0f13`"],
  ])("is not read from %s", (_, line) => {
    expect(parseSeatLine(line)).toBeUndefined();
  });
});
