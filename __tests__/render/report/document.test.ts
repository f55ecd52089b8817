import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { kindOf } from "../../../src/audit/ledger-file.ts";
import { Collection } from "../../../src/audit/report/collect.ts";
import { figuresOf } from "../../../src/audit/report/figures.ts";
import { packIndex } from "../../../src/audit/report/pack.ts";
import { entryOf } from "../../../src/ledger/layout.ts";
import { beginReport, inertJson } from "../../../src/render/report/document.ts";
import { wordHours, wordMonth, wordShare } from "../../../src/render/report/words.ts";
import { decide, mergeOf } from "../../ledger/samples.ts";
import { act, digestsOf, facts, policy, requirement } from "../../support/builders.ts";

const by = policy({ requirements: [requirement({ controls: ["eu-ai-act:10(2)(f)", "own-rule"] })] });
const opened = decide(facts(), undefined, by);
const passed = decide(
  facts({
    now: "2026-11-21T15:00:00Z",
    acts: { known: [act({ at: "2026-11-21T14:00:00Z", shown: digestsOf(by, facts()) })] },
  }),
  opened.head,
  by,
);
const merged = entryOf(mergeOf(passed.head), { previous: passed.head });

function document({ damage = false } = {}): string {
  const collection = new Collection();
  for (const { path, contents } of [opened, passed, merged].flatMap(({ files }) => files)) {
    const found = kindOf(path);
    if (found.kind === "record") collection.take(Buffer.from(contents), found.sha256);
  }
  if (damage) collection.take(Buffer.from("{}"), "0".repeat(64));
  const collected = collection.finish();
  const figures = figuresOf(collected, collected.pulls, "2026-11-21");
  const people = new Map([["fay", "Fay Nakamura"]]);
  return beginReport({
    view: {
      ...{ repository: collected.repository, ledger: "ledger.jsonl", branch: "secmlops-ledger", version: "0.1.0" },
      ...{ now: "2026-11-21T16:00:00Z", records: collected.records, damaged: collected.damaged, figures, people },
    },
    index: packIndex(collected, collected.pulls, figures, { branch: "secmlops-ledger", today: "2026-11-21", people }),
    script: "console.log(1)",
  });
}

describe("the document of a report", () => {
  it("allows its own script by digest, and nothing to be loaded or sent", () => {
    const policyText = /Content-Security-Policy" content="([^"]*)"/.exec(document())?.[1]?.replaceAll("&#39;", "'");
    expect(policyText).toBe(
      "default-src 'none'; script-src 'sha256-CihokcEcBW4atb/CW/XWsvWwbTjqwQlE9nj9ii5ww5M='; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    );
    expect([...document().matchAll(/(?:src|href)="(?!#)[^"]*/g)]).toEqual([]);
  });

  it("says in one sentence what became of all changes", () => {
    const [, lead] = /<p class="lead">([^<]*)/.exec(document()) ?? [];
    expect(lead).toBe(
      "acme/credit, Nov 2026: 1 merged pull request is recorded; requirements applied to 1. Of these 1 (100%) passed the gate before they were merged. Half of all sign-offs came within 2 h of the first decision.",
    );
  });

  it("has a table for each framework of controls, those without one under Other", () => {
    const text = document();
    expect([...text.matchAll(/<h3>(EU AI Act|Other)<\/h3>/g)].map(([, name]) => name)).toEqual(["EU AI Act", "Other"]);
  });

  it("raises an alarm over records that it leaves out", () => {
    const alarm = (text: string) => /role="alert">.*?<p>([^<]*)/.exec(text)?.[1];
    expect(alarm(document())).toBeUndefined();
    expect(alarm(document({ damage: true }))).toContain("1 record is left out of every figure here");
  });

  it("writes JSON that no text can break out of", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("</script>", "<!--", "]]>", "\u2028", "&lt;"), (value, bad) => {
        const written = inertJson({ value, bad });
        expect(written).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify({ value, bad })));
      }),
    );
  });
});

describe("numbers in words", () => {
  test.each([
    [undefined, "–"],
    [0, "1 min"],
    [0.5, "30 min"],
    [1, "1 h"],
    [9.96, "10 h"],
    [3.25, "3.3 h"],
    [47.6, "48 h"],
    [48, "2 days"],
    [90, "3.8 days"],
  ])("%s hours are %s", (hours, expected) => expect(wordHours(hours)).toBe(expected));

  test.each([
    [0, 0, "–"],
    [0, 5, "0%"],
    [5, 5, "100%"],
    [999, 1000, "99.9%"],
    [99_999, 100_000, "99.9%"],
    [1, 1000, "<1%"],
    [199, 200, "99.5%"],
    [2, 3, "67%"],
  ])("%s of %s are %s, and all only where it is all", (part, whole, expected) =>
    expect(wordShare(part, whole)).toBe(expected),
  );

  it("names months", () => expect(wordMonth("2026-03")).toBe("Mar 2026"));
});
