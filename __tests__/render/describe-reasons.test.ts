import { describe, expect, it } from "@jest/globals";
import { CONCERNS } from "../../src/core/policy/policy.ts";
import type { RequirementVerdict } from "../../src/core/verdict.ts";
import { renderChecklist } from "../../src/render/markdown.ts";
import { renderTerminal } from "../../src/render/terminal.ts";
import { all, any, document, evidence, metric, openSeat, requirement, signOff, verdict } from "./build-verdict.ts";

const terminal = (one: RequirementVerdict, width = 100) => renderTerminal(verdict([one]), { colour: false, width });
const markdown = (one: RequirementVerdict) => renderChecklist(verdict([one]), { ledger: true, local: true });
const leftover = (text: string, line: number) => ({ code: "leftover", source: "docs/card.md", text, line }) as const;
const missing = { code: "section-missing", source: "docs/card.md", section: "Limits" } as const;

describe("what a document still has of its template", () => {
  const card = document("docs/card.md", {
    status: "unmet",
    reasons: [leftover("[Describe]", 2), missing, leftover("TODO", 9), leftover("[Who?]", 13)],
  });

  it("is said once, with every line", () => {
    const line =
      "3 places of docs/card.md are still template text: [Describe] in line 2, and more in lines 9 and 13. Write what belongs there.";
    const one = requirement("COM-1", "Model card", { proof: card });
    expect(terminal(one, 200)).toContain(`✗ ${line}`);
    expect(markdown(one)).toContain(line.replace(/docs\/card.md|\[Describe\]/g, "`$&`"));
    expect(terminal(one, 200).match(/template text/g)).toHaveLength(1);
  });

  it("is named where it stands alone, as the next step", () => {
    const one = requirement("COM-1", "Model card", { proof: { ...card, reasons: [leftover("TODO", 9)] } });
    expect(terminal(one, 200)).toContain("✗ docs/card.md still says TODO in line 9. Write what belongs there.");
    expect(terminal(one, 200)).toContain("Next: replace TODO in line 9 of docs/card.md (COM-1)");
  });
});

describe("alternatives", () => {
  const card = document("docs/card.md", { status: "unmet", reasons: [missing, leftover("TODO", 9)] });
  const none = evidence("", {
    ...{ status: "unmet", reports: [] },
    reasons: [{ code: "report-missing", report: ["reports/explanation*.json"] }],
  });

  it("do not read as if one reason of several were enough to mend", () => {
    const one = requirement("GOV-2", "Explained", { proof: any("unmet", card, none) });
    expect(terminal(one, 200).split("\n").slice(6, 12)).toEqual([
      "    ✗ One of these is enough:",
      "      ✗ A complete docs/card.md:",
      '        ✗ docs/card.md has no section "Limits". Add the section "Limits" to docs/card.md.',
      "        ✗ docs/card.md still says TODO in line 9. Write what belongs there.",
      expect.stringMatching(/^ {6}✗ No report lies at reports\/explanation/),
      "",
    ]);
    expect(markdown(one)).toContain(
      [
        "- ❌ One of these is enough:",
        "  - A complete `docs/card.md`:",
        '    - ❌ `docs/card.md` has no section "Limits". Add the section "Limits" to `docs/card.md`.',
        "    - ❌ `docs/card.md` still says `TODO` in line 9. Write what belongs there.",
        "  - ❌ No report lies",
      ].join("\n"),
    );
  });

  it("are not shown where another one holds", () => {
    const open = signOff("validator", [openSeat()], { candidates: [{ login: "vera" }] });
    const proof = all("pending", any("satisfied", document("docs/card.md"), none), open);
    const one = requirement("GOV-2", "Explained", { proof });
    for (const text of [terminal(one), markdown(one)]) {
      expect(text).toContain("docs/card.md");
      expect(text).not.toMatch(/enough|explanation/);
    }
  });
});

describe("a command to copy", () => {
  const unbound = evidence("", {
    ...{ status: "unmet", reports: [], format: "auto" },
    reasons: [
      {
        ...{ code: "sums-broken", path: "reports/fairness.json.sha256", report: "reports/fairness.json" },
        ...{ detail: "at line 1: expected `<sha256>  <file>`", all: ["models/credit.safetensors"] },
      },
    ],
  });
  const one = requirement("GOV-1", "Fair", { proof: unbound });

  it.each([40, 60, 100, 200])("stands alone on one line of a terminal of %d columns", (width) => {
    const lines = terminal(one, width).split("\n");
    const command = "sha256sum models/credit.safetensors reports/fairness.json > reports/fairness.json.sha256";
    expect(lines.filter((line) => line.trim() === command).length).toBe(2);
    expect(lines.some((line) => /^ *[,.]/.test(line))).toBe(false);
  });

  it("stands in one piece in Markdown, beside what a message has between backticks", () => {
    expect(markdown(one)).toContain(
      "`sha256sum models/credit.safetensors reports/fairness.json > reports/fairness.json.sha256`",
    );
    expect(markdown(one)).toContain("at line 1: expected `<sha256>  <file>`");
  });

  it("is not cut, as a long name is", () => {
    const path = `models/${"very-long-name/".repeat(20)}credit.safetensors`;
    const reasons = unbound.reasons.map((reason) => ({ ...reason, all: [path] }));
    expect(terminal(requirement("GOV-1", "Fair", { proof: { ...unbound, reasons } }))).toContain(`sha256sum ${path} `);
  });
});

describe("a requirement's heading and files", () => {
  it("does not name all seven concerns, nor count a file that it could name", () => {
    const governed = { count: 3, first: ["a.onnx", "b.onnx", "c.onnx", "d.onnx"] };
    const proof = document("d.md", { status: "unmet", reasons: [{ code: "document-missing", path: "d.md" }] });
    const one = requirement("PRO-1", "Intent", {
      concerns: [...CONCERNS],
      governed: { ...governed, first: governed.first.slice(0, 3) },
      proof,
    });
    expect(terminal(one)).toContain("people, all concerns");
    expect(terminal(one)).toContain("Look at a.onnx, b.onnx and c.onnx\n");
    expect(markdown(one)).toContain("Look at `a.onnx`, `b.onnx` and `c.onnx`.");
    const more = requirement("PRO-1", "Intent", {
      ...{ concerns: CONCERNS.slice(0, 5), governed: { count: 9, first: governed.first }, proof },
    });
    expect(terminal(more)).toContain("people, security, fairness, explainability and 2 more");
    expect(terminal(more)).toContain("Look at a.onnx, b.onnx and 7 more");
  });
});

describe("a number that moved too far", () => {
  const limit = { maxRise: { amount: 0.1, relative: true } };
  const energy = metric("energy", 7.6, { status: "unmet", unit: "kWh", base: 1, expect: { max: 20 }, compare: limit });

  it("leads with the limit that it breaks, and how far it went", () => {
    const moved = { code: "metric-moved", path: "reports/metrics.json", metric: "energy", rule: "max-rise" } as const;
    const reasons = [{ ...moved, value: 7.6, base: 1, limit: "10%" }];
    const text = terminal(
      requirement("TEC-9", "Energy", { proof: evidence("r", { status: "unmet", metrics: [energy], reasons }) }),
      200,
    );
    expect(text).toContain("✗ energy 7.6 kWh, main 1 kWh ↑ (+660%), may rise by at most 10%, needs ≤ 20");
    expect(text).not.toContain("Bars go");
  });

  it("has a legend where it has a bar", () => {
    const share = metric("f1", 0.7, { status: "unmet", expect: { min: 0.8 } });
    const one = requirement("TEC-9", "F1", { proof: evidence("r", { status: "unmet", metrics: [share] }) });
    expect(terminal(one)).toContain("Bars go from 0 to 1: █ is the number, │ the bound it is held against.");
    expect(markdown(one)).toContain("Bars go from 0 to 1: █ is the number, │ the bound it is held against.");
  });
});
