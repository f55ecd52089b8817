import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { readDigestList, writeDigestList } from "../../../src/core/acts/digest-list.ts";
import { showHidden } from "../../../src/core/document/code-span.ts";
import { checklistText, model } from "./build-conversation.ts";

const hex = (length: number) =>
  fc
    .array(fc.constantFrom(..."0123456789abcdef"), { minLength: length, maxLength: length })
    .map((digits) => digits.join(""));
const head = fc.oneof(hex(40), hex(64));
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "`",
    "`` ` ``",
    " ",
    "",
    "</details>",
    "\n</details>\n",
    "a` `0",
    "__proto__",
    "\u202eGOV-1",
    "\ud800",
  ),
);
const entries = fc.uniqueArray(fc.record({ id: hostile, digest: hex(64) }), {
  selector: ({ id }) => showHidden(id) || " ",
  maxLength: 12,
});

describe("the list of digests", () => {
  test("is read back as it was written, wherever it stands, and hidden characters as they show", () => {
    fc.assert(
      fc.property(head, entries, fc.constantFrom("\n", "\r\n"), (commit, list, end) => {
        const text = ["before", "", ...writeDigestList(commit, list), "", "after"].join(end);
        expect(readDigestList(text)).toEqual({
          head: commit,
          digests: new Map(list.map(({ id, digest }) => [showHidden(id) || " ", digest])),
        });
      }),
    );
  });

  test("is never read from any text that we did not write", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), hostile, (text, id) => {
        expect(readDigestList(text)).toBeUndefined();
        expect(readDigestList(`${id}\n${text}\n${id}`)).toBeUndefined();
      }),
    );
  });

  it("has the documented form, in few bytes", () => {
    const lines = writeDigestList("8d41f07".padEnd(40, "0"), [{ id: "PEO-4", digest: "a".repeat(64) }]);
    expect(lines).toEqual([
      "<details>",
      "<summary>Digests that sign-offs bind to</summary>",
      "",
      `Head \`${"8d41f07".padEnd(40, "0")}\``,
      `- \`PEO-4\` \`${"a".repeat(64)}\``,
      "",
      "</details>",
    ]);
    expect(lines[4]?.length).toBeLessThan(90);
  });

  const good = writeDigestList("1".repeat(40), [
    { id: "A-1", digest: "a".repeat(64) },
    { id: "B-1", digest: "b".repeat(64) },
  ]);
  const list = good.join("\n");
  it.each([
    ["twice in one text", `${list}\n\n${list}`],
    ["with an id twice", list.replace("B-1", "A-1")],
    ["with a short digest", list.replace(/b{64}/, "b".repeat(63))],
    ["with an upper-case digest", list.replace(/b{64}/, "B".repeat(64))],
    ["with a short head", list.replace(/1{40}/, "1".repeat(39))],
    ["with something between its lines", list.replace("- `B-1`", "see\n- `B-1`")],
    ["with a note on a line", list.replace(/b{64}`/, `${"b".repeat(64)}\` (new)`)],
    ["quoted", good.map((line) => `> ${line}`).join("\n")],
    ["without its fold", good.slice(1).join("\n")],
    ["cut off", good.slice(0, -1).join("\n")],
  ])("is not read %s", (_, text) => {
    expect(readDigestList(list)?.digests.size).toBe(2);
    expect(readDigestList(text)).toBeUndefined();
  });

  it("stands in every checklist with something to sign", () => {
    const read = readDigestList(checklistText([model]));
    expect([...(read?.digests.keys() ?? [])]).toEqual(["GOV-1"]);
  });
});
