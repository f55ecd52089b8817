import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { readDigestList } from "../../src/core/acts/digest-list.ts";
import { parseSeatLine } from "../../src/core/acts/seat-line.ts";
import type { ProofVerdict } from "../../src/core/verdict.ts";
import { CHECKLIST_MARKER, renderChecklist } from "../../src/render/markdown.ts";
import { anyVerdict } from "./arbitrary-verdict.ts";
import { all, any, check, document, filledSeat, openSeat, requirement, signOff, verdict } from "./build-verdict.ts";

const CONTEXT = {
  repositoryUrl: "https://github.com/acme/credit",
  ledger: true,
  local: false,
  reportHint: "the job summary",
};

const GFM = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
function nodesOf(markdown: string): Nodes[] {
  const visit = (node: Nodes): Nodes[] => [node, ...("children" in node ? node.children.flatMap(visit) : [])];
  return visit(fromMarkdown(markdown, GFM));
}
const OUR_HTML =
  /^(?:<!-- secmlops-gate -->|<\/?details>|<details>\n<summary>[0-9a-zA-Z ,-]+<\/summary>|<\/?sub>|<br>)$/;

describe("the checklist of any verdict", () => {
  test("stays below the limit, whatever the limit", () => {
    fc.assert(
      fc.property(anyVerdict, fc.constantFrom(5_000, 20_000, 60_000), (any, limit) => {
        expect(Buffer.byteLength(renderChecklist(any, { ...CONTEXT, limit }))).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 60 },
    );
  });

  test("has a box for seats only, no HTML, heading or mention but its own", () => {
    fc.assert(
      fc.property(anyVerdict, (any) => {
        const markdown = renderChecklist(any, CONTEXT);
        const nodes = nodesOf(markdown);
        const boxes = nodes.filter((node) => node.type === "listItem" && typeof node.checked === "boolean");
        const seats = markdown
          .split("\n")
          .map(parseSeatLine)
          .filter((seat) => seat !== undefined);
        expect(boxes).toHaveLength(seats.length);
        expect(
          seats.every(({ requirement: id, digest }) => id.startsWith("REQ-") && digest === "c07f3aa81d52e9b4"),
        ).toBe(true);
        for (const node of nodes) {
          if (node.type === "html") expect(node.value).toMatch(OUR_HTML);
          if (node.type === "text") expect(node.value).not.toMatch(/@\w|#\d|:\/\/|www\.|\n- \[/);
          if (node.type === "link") expect(node.url).toMatch(/^https:\/\/github\.com\/acme\/credit\//);
          expect([
            "image",
            "footnoteReference",
            "footnoteDefinition",
            "definition",
            "blockquote",
            "code",
          ]).not.toContain(node.type);
        }
        expect(markdown.startsWith(`${CHECKLIST_MARKER}\n## `)).toBe(true);
        expect(markdown.split(CHECKLIST_MARKER.slice(0, -4)).length - 1).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  test("lists digests that are those of its verdict, and none in a local run", () => {
    fc.assert(
      fc.property(anyVerdict, fc.constantFrom(5_000, 60_000), (any, limit) => {
        const list = readDigestList(renderChecklist(any, { ...CONTEXT, limit }));
        const digests = new Map(any.requirements.map(({ id, digest }) => [id, digest]));
        if (limit === 60_000 && digests.size > 0) expect(list?.head).toBe(any.head);
        for (const [id, digest] of list?.digests ?? []) expect(digest).toBe(digests.get(id));
        expect(readDigestList(renderChecklist(any, { ledger: false, local: true }))).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  test("names every open requirement that blocks", () => {
    fc.assert(
      fc.property(anyVerdict, (any) => {
        const markdown = renderChecklist(any, CONTEXT);
        for (const id of any.blocking) expect(markdown).toMatch(new RegExp(`\\b${id}\\b`));
      }),
      { numRuns: 40 },
    );
  });

  test("has no box in a local run", () => {
    fc.assert(
      fc.property(anyVerdict, (any) => {
        const { pullRequest: _, ...local } = any;
        const nodes = nodesOf(renderChecklist(local, { ledger: false, local: true }));
        expect(nodes.some((node) => node.type === "listItem" && typeof node.checked === "boolean")).toBe(false);
      }),
      { numRuns: 30 },
    );
  });
});

describe("the checklist", () => {
  it("keeps the seat of every open requirement when it has to leave out the rest", () => {
    const open = Array.from({ length: 300 }, (_, index) =>
      requirement(`REQ-${index}`, "Reviewed by somebody who did not write it".repeat(3), {
        proof: signOff("reviewer", [openSeat()]),
      }),
    );
    const settled = Array.from({ length: 200 }, (_, index) =>
      requirement(`OK-${index}`, "Tests pass", { proof: check("tests") }),
    );
    const markdown = renderChecklist(verdict([...open, ...settled]), CONTEXT);
    const seats = markdown
      .split("\n")
      .map(parseSeatLine)
      .filter((seat) => seat !== undefined);
    expect(new Set(seats.map((seat) => seat.requirement))).toEqual(new Set(open.map(({ id }) => id)));
    expect(markdown).toContain("Shortened to fit. Everything: the job summary.");
    const { digests } = readDigestList(markdown) ?? {};
    expect(open.filter(({ id }) => !digests?.has(id))).toEqual([]);
    expect(digests?.has("OK-0")).toBe(true);
  });

  it("lists the digests of what waits for somebody, however little room there is", () => {
    const settled = Array.from({ length: 200 }, (_, index) =>
      requirement(`OK-${index}`, "Tests pass", { proof: check("tests") }),
    );
    const waiting = requirement("REQ-1", "Reviewed", { proof: signOff("reviewer", [openSeat()]) });
    const markdown = renderChecklist(verdict([...settled, waiting]), { ...CONTEXT, limit: 4_000 });
    expect([...(readDigestList(markdown)?.digests.keys() ?? [])].slice(0, 2)).toEqual(["REQ-1", "OK-0"]);
  });

  it("names by id what even seats have no room for, and counts the rest", () => {
    const open = Array.from({ length: 2_000 }, (_, index) =>
      requirement(`REQ-${index}`, "Reviewed", { proof: signOff("reviewer", [openSeat(), openSeat(), openSeat()]) }),
    );
    const markdown = renderChecklist(verdict(open), CONTEXT);
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(60_000);
    for (const { id } of open.slice(0, 800)) expect(markdown).toContain(`\`${id}\``);
    expect(markdown).toMatch(/and \d+ more open requirements \(see the job summary\)/);
  });

  it("folds settled items beyond eight", () => {
    const settled = (count: number) =>
      Array.from({ length: count }, (_, index) => requirement(`OK-${index}`, "Tests pass", { proof: check("tests") }));
    expect(renderChecklist(verdict(settled(8)), CONTEXT)).toContain("### Settled");
    expect(renderChecklist(verdict(settled(9)), CONTEXT)).toContain("<summary>9 settled</summary>");
  });

  it("shows no other way where one of several is gone already, unless somebody has gone it too", () => {
    const open = signOff("fairness-reviewer", [openSeat()]);
    const oneOf = (...others: ProofVerdict[]) =>
      requirement("GOV-2", "Explained", {
        status: "pending",
        proof: all("pending", any("satisfied", document("docs/model-card.md"), ...others), open),
      });
    const missing = document("docs/why.md", { status: "unmet", reasons: [{ code: "document-missing", path: "x" }] });
    const half = signOff("validator", [filledSeat("vera"), openSeat()]);
    const markdown = renderChecklist(verdict([oneOf(missing)]), CONTEXT);
    expect(markdown).toContain("✅ `docs/model-card.md`");
    expect(markdown).not.toContain("does not exist");
    expect(renderChecklist(verdict([oneOf(missing, half)]), CONTEXT)).toContain("- [x] `validator` signs `GOV-2`");
  });

  it("keeps a filled seat's box and its signer while the requirement waits for others", () => {
    const half = requirement("PEO-2", "Validated", {
      proof: signOff("validator", [filledSeat("vera"), openSeat()], {
        candidates: [{ login: "vera" }, { login: "viktor" }],
      }),
    });
    const markdown = renderChecklist(verdict([half]), CONTEXT);
    expect(markdown).toContain("- [x] `validator` signs `PEO-2` `c07f3aa81d52e9b4` · vera, [2026-11-20]");
    expect(markdown).toContain("- [ ] `validator` signs `PEO-2` `c07f3aa81d52e9b4` · **viktor**");
  });
});
