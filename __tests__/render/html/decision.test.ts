import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { evaluate } from "../../../src/core/evaluate.ts";
import type { ScanProofVerdict, Verdict } from "../../../src/core/verdict.ts";
import { decisionHtml } from "../../../src/render/html/decision.ts";
import { html } from "../../../src/render/html/html.ts";
import { pageHtml } from "../../../src/render/html/page.ts";
import { act, digestsOf, facts, policy, requirement } from "../../support/builders.ts";
import { expectGolden } from "../../support/golden.ts";
import { anyVerdict } from "../arbitrary-verdict.ts";
import { GOLDEN_CASES } from "../golden-cases.ts";

const golden = (name: string) => join(import.meta.dirname, "..", "..", "golden", "html", name);

describe("a decision as HTML", () => {
  it("says who signed what, when, in which role, and bound to which digest", () => {
    const rules = policy({ requirements: [requirement({ why: "Harm to a group hides in averages." })] });
    const before = facts();
    const digest = digestsOf(rules, before)["GOV-1"] ?? "";
    const signed = facts({
      acts: {
        known: [
          {
            ...act({ by: "fay", note: "slices look <b>fine</b>", head: before.head }),
            id: "comment-1#1",
            url: "https://github.com/acme/credit/pull/7#issuecomment-1",
            shown: { "GOV-1": digest },
          },
          { ...act({ by: "mallory" }), id: "comment-2#1", shown: { "GOV-1": digest } },
        ],
      },
    });
    const verdict = evaluate(rules, signed);
    const page = decisionHtml({
      verdict,
      facts: signed,
      nameOf: ({ login }) => (login === "fay" ? "Fay O'Hara" : undefined),
    });
    expectGolden(golden("signed.html"), `${page.markup}\n`);
    expect(page.markup).toContain("Fay O&#39;Hara");
    expect(page.markup).toContain(digest);
    expect(page.markup).not.toContain("<b>");
  });

  it("tells of a scan once, however many alternatives ask for it", () => {
    const scan = (path: string): ScanProofVerdict => ({
      kind: "scan",
      status: "unmet",
      reasons: [],
      failOn: ["dangerous"],
      scanned: { dangerous: 1, malformed: 0, unknown: 0, safe: 0 },
      artefacts: [
        { path, verdict: "dangerous", formats: ["pickle"], reach: "verified", findings: [], allowed: [], omitted: 0 },
      ],
    });
    const verdict = evaluate(policy({ requirements: [requirement()] }), facts());
    const [first] = verdict.requirements;
    if (first === undefined) throw new Error("no requirement");
    const tables = (...of: ScanProofVerdict[]) => {
      const proof = { kind: "any" as const, status: "unmet" as const, of };
      const { markup } = decisionHtml({
        verdict: { ...verdict, requirements: [{ ...first, proof }] },
        facts: facts(),
      });
      return [markup.split("<caption>Artefacts").length - 1, markup.split(", as above").length - 1];
    };
    expect(tables(scan("a.pt"), scan("a.pt"), scan("b.pt"))).toEqual([2, 1]);
  });

  it.each(GOLDEN_CASES.map(({ name, verdict }) => [name, verdict] as const))(
    "shows %s without a stranger's markup",
    (_, verdict) => {
      const { markup } = decisionHtml({ verdict, facts: facts() });
      expect(strange(markup)).toEqual([]);
      expect(markup).not.toContain("cannot be put into words");
    },
  );

  it("is well-formed whatever the verdict says", () => {
    fc.assert(
      fc.property(anyVerdict, (verdict) => {
        const { markup } = decisionHtml({ verdict, facts: facts() });
        expect(balance(markup)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ["no requirements at all", {}],
    [
      "a proof that is none",
      { requirements: [{ id: "A", status: "unmet", reasons: [], notCounted: [], lifted: [], proof: 5 }] },
    ],
    ["texts that are objects", { requirements: [{ id: "A", title: { a: 1 }, status: "unmet" }], notices: [7] }],
  ])("shows a verdict with %s as it was recorded", (_, verdict) => {
    const { markup } = decisionHtml({ verdict: verdict as unknown as Verdict, facts: facts() });
    expect(markup).toContain("cannot be put into words");
  });
});

describe("a page", () => {
  it("loads nothing, runs nothing, and escapes its title", () => {
    const page = pageHtml("</title><script>", html`<p>x</p>`);
    expect(page).toContain("<title>&lt;/title&gt;&lt;script&gt;</title>");
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|src=|@import|url\(/);
  });
});

describe("html", () => {
  it.each([
    ["an element", html`<p>${"<script>"}</p>`, "<p>&lt;script&gt;</p>"],
    ["an attribute", html`<a title="${`"'>`}">x</a>`, '<a title="&quot;&#39;&gt;">x</a>'],
    ["markup of ours", html`<p>${html`<b>${"&"}</b>`}</p>`, "<p><b>&amp;</b></p>"],
    ["lists, numbers and nothing", html`${["a", 1, undefined, false]}`, "a1"],
    ["what turns text around", html`${"a\u202eb\0"}`, "a\\u{202e}b\\u{0}"],
  ])("escapes %s", (_, made, markup) => expect(made.markup).toBe(markup));
});

/** Elements, attributes and addresses that no template of ours writes. */
function strange(markup: string): string[] {
  const tags = [...markup.matchAll(/<(?!\/)([^\s>]*)([^>]*)>/g)];
  return tags.flatMap(([tag, name = "", attributes = ""]) => {
    const known =
      /^(?:p|span|strong|time|div|table|caption|thead|tbody|tr|th|td|a|article|h3|h4|dl|dt|dd|code|ul|li|pre)$/;
    const form = /^(?: (?:class|id|tabindex|role|aria-label|scope|datetime|rel)="[^"<]*"| href="(?:#|https:)[^"<]*")*$/;
    return known.test(name) && form.test(attributes) ? [] : [tag];
  });
}

/** Elements that are opened and not closed, or the other way round. */
function balance(markup: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = ""] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (slash === "") open.push(name);
    else if (open.at(-1) === name) open.pop();
    else return [...open, `/${name}`];
  }
  return open;
}
