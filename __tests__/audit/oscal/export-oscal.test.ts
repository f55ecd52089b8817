import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, test } from "@jest/globals";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { playHistory } from "../../../scripts/make-ledger/history.ts";
import type { LedgerSource } from "../../../src/audit/ledger-source.ts";
import { readChanges } from "../../../src/audit/oscal/change.ts";
import { exportOscal } from "../../../src/audit/oscal/export-oscal.ts";
import type { OscalOptions } from "../../../src/audit/oscal/survey.ts";
import type { LedgerEntry } from "../../../src/ledger/layout.ts";
import { expectGolden } from "../../support/golden.ts";
import { changeModel, day, filesOf, forge, sourceOf, startChain, tellStory } from "./story.ts";

const root = join(import.meta.dirname, "../../..");

// NIST's own schema, as the release 1.1.3 of OSCAL has it, a work of the United States government:
// https://github.com/usnistgov/OSCAL/releases/download/v1.1.3/oscal_assessment-results_schema.json
const SCHEMA = join(root, "__tests__/support/oscal-assessment-results-schema-1.1.3.json");
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const isValid = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")));

async function textOf(source: LedgerSource, options: Partial<OscalOptions> = {}): Promise<string> {
  let text = "";
  for await (const piece of exportOscal(source, { version: "1.2.3", ...options })) text += piece;
  return text;
}

interface Named {
  readonly [key: string]: unknown;
}
interface Results {
  readonly metadata: { readonly roles?: { id: string }[]; readonly parties?: { uuid: string }[] };
  readonly "local-definitions": { readonly "objectives-and-methods": { parts: { id: string }[] }[] };
  readonly results: [
    Named & {
      readonly observations?: (Named & { title: string; methods: string[]; props: Prop[] })[];
      readonly risks?: (Named & { title: string; status: string; deadline?: string; props: Prop[] })[];
      readonly findings?: (Named & {
        title: string;
        target: { "target-id": string; status: { state: string; reason: string } };
      })[];
    },
  ];
  readonly "back-matter": { readonly resources: { uuid: string }[] };
}
interface Prop {
  readonly name: string;
  readonly value: string;
}

/** The document, once NIST's schema and its references are as they should be. */
async function validResults(source: LedgerSource, options: Partial<OscalOptions> = {}): Promise<Results> {
  const document = JSON.parse(await textOf(source, options));
  isValid(document);
  expect(isValid.errors).toBeNull();
  const results = document["assessment-results"] as Results;
  expect(danglingIn(results)).toEqual([]);
  return results;
}

/** Every reference that leads nowhere, and every uuid that is there twice: of both the schema knows nothing. */
function danglingIn(results: Results): string[] {
  const defined: string[] = [];
  const referred: string[] = [];
  const roles = new Set(results.metadata.roles?.map(({ id }) => id));
  const objectives = new Set(
    results["local-definitions"]["objectives-and-methods"].flatMap(({ parts }) => parts.map(({ id }) => id)),
  );
  const wrong: string[] = [];
  (function visit(value: unknown): void {
    if (Array.isArray(value)) for (const each of value) visit(each);
    else if (typeof value === "object" && value !== null)
      for (const [key, member] of Object.entries(value)) {
        if (key === "uuid") defined.push(String(member));
        else if (/-uuid$/.test(key)) referred.push(String(member));
        else if (key === "href" && String(member).startsWith("#")) referred.push(String(member).slice(1));
        else if (key === "role-id" && !roles.has(String(member))) wrong.push(`role ${member}`);
        else if ((key === "target-id" || key === "objective-id") && !objectives.has(String(member)))
          wrong.push(`objective ${member}`);
        visit(member);
      }
  })(results);
  const known = new Set(defined);
  wrong.push(...referred.filter((uuid) => !known.has(uuid)).map((uuid) => `nothing is ${uuid}`));
  if (known.size !== defined.length) wrong.push(`${defined.length - known.size} uuids are there twice`);
  return wrong;
}

/** Our own properties in a line each, for people to read. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === "props" && Array.isArray(member)
        ? member.map((prop) => `${prop.name}${prop.class === undefined ? "" : ` (${prop.class})`}: ${prop.value}`)
        : readable(member),
    ]),
  );
}

const story = sourceOf(filesOf(tellStory()));
const resultOf = async (options: Partial<OscalOptions> = {}) => (await validResults(story, options)).results[0];
const valuesOf = (props: readonly Prop[], name: string) =>
  props.filter((prop) => prop.name === name).map(({ value }) => value);

describe("the export to OSCAL", () => {
  it("is valid, and as the golden file shows", async () => {
    const results = await validResults(story);
    expectGolden(
      join(root, "__tests__/golden/oscal/assessment-results.json"),
      `${JSON.stringify(readable(results), null, 2)}\n`,
    );
  });

  it("is the same whenever it is made, in whatever order the files come", async () => {
    const turned = sourceOf(filesOf(tellStory()).reverse());
    expect((await textOf(turned)) === (await textOf(story))).toBe(true);
  });

  it("gives another document, but the same observations, to another period", async () => {
    const all = await validResults(story);
    const one = await validResults(story, { from: "2026-11-03", to: "2026-11-04" });
    expect(one).not.toMatchObject({ uuid: (all as unknown as Named).uuid });
    const uuids = (of: Results) => of.results[0].observations?.map(({ uuid }) => uuid) ?? [];
    expect(uuids(one).length).toBeGreaterThan(0);
    expect(uuids(all)).toEqual(expect.arrayContaining(uuids(one)));
  });

  it("says of each change what became of it", async () => {
    const { description } = await resultOf();
    expect(description).toContain("7 pull requests: 1 gated, 1 waived, 1 bypassed, 2 ungated, 1 not-governed, 1 open.");
  });

  it("has an observation of each status but not-applicable, of which there is nothing to observe", async () => {
    const { observations = [] } = await resultOf();
    const statuses = new Set(observations.flatMap(({ props }) => valuesOf(props, "status")));
    expect([...statuses].sort()).toEqual(["error", "pending", "satisfied", "unmet", "waived"]);
    expect(observations.filter(({ props }) => valuesOf(props, "requirement").includes("PEO-4"))).toEqual([]);
  });

  it("says that people examined what was signed, and that machines tested reports and checks", async () => {
    const { observations = [] } = await resultOf();
    const methods = new Map(observations.map(({ title, methods }) => [title, methods]));
    expect(methods.get("GOV-1 on pull request 1: satisfied")).toEqual(["EXAMINE", "TEST"]);
    expect(methods.get("TEC-9 on pull request 1: satisfied")).toEqual(["TEST"]);
    expect(methods.get("After the merge of pull request 3: sign-off by fay")).toEqual(["EXAMINE"]);
  });

  it("says of all merges together that it knows those alone that the ledger recorded", async () => {
    const { findings = [] } = await resultOf({ to: "2026-11-03" });
    const [all] = findings.filter(({ target }) => target["target-id"] === "merged_on_a_pass_obj");
    expect(all).toMatchObject({
      title: "Every merge that the ledger recorded was on a pass",
      target: {
        title: "Every merge that the ledger recorded rests on a pass of the gate for what was merged",
        status: { state: "satisfied", remarks: expect.stringContaining("`secmlops-gate audit coverage` finds that") },
      },
      remarks: expect.stringContaining("says nothing of what reached the default branch otherwise"),
    });
  });

  it("concludes on a requirement only where merged changes had to meet it, and never lets a waiver satisfy it", async () => {
    const statusOf = async (options: Partial<OscalOptions>) =>
      Object.fromEntries(
        (await resultOf(options)).findings?.map(({ title, target }) => [
          title,
          [target.status.state, target.status.reason].join(" "),
        ]) ?? [],
      );
    expect(await statusOf({ to: "2026-11-03" })).toEqual({
      "Every merge that the ledger recorded was on a pass": "satisfied pass",
      "GOV-1: Group fairness accepted": "satisfied pass",
      "TEC-9: Training tests pass": "satisfied pass",
    });
    expect(await statusOf({ to: "2026-11-04" })).toMatchObject({
      "GOV-1: Group fairness accepted": "not-satisfied other",
      "TEC-9: Training tests pass": "not-satisfied fail",
    });
    expect(await statusOf({ from: "2026-11-05", to: "2026-11-09" })).toEqual({
      "Pull request 3 was merged without a pass": "not-satisfied fail",
      "Pull request 4 was merged without a pass": "not-satisfied fail",
      "Pull request 5 was merged without a pass": "not-satisfied fail",
      "GOV-1: Group fairness accepted": "not-satisfied fail",
      "TEC-9: Training tests pass": "satisfied pass",
    });
    expect(await statusOf({ from: "2026-11-20" })).toEqual({});
  });

  it("shows a waiver as a risk until its last day, and as an open one after that", async () => {
    const { risks: then = [] } = await resultOf({ to: "2026-11-04" });
    const { risks: later = [] } = await resultOf();
    const shown = ({ title, status, deadline }: (typeof later)[number]) => [title, status, deadline];
    expect(then.map(shown)).toEqual([
      ["GOV-1 waived for pull request 2", "deviation-approved", "2026-11-20T23:59:59Z"],
    ]);
    expect(later.map(shown)).toEqual([
      ["GOV-1 waived for pull request 2", "open", "2026-11-20T23:59:59Z"],
      ["GOV-1 waived after the merge of pull request 3", "deviation-requested", "2026-12-01T23:59:59Z"],
    ]);
  });

  it("names the report that a decision read where the ledger has it, and why it has it not", async () => {
    const { observations = [] } = await resultOf();
    const [first] = observations;
    const evidence = first?.["relevant-evidence"] as { href?: string; description: string }[];
    expect(evidence.map(({ href, description }) => [href?.replace(/[0-9a-f]{30,}.*/, "…"), description])).toEqual([
      [expect.stringMatching(/^records\//), "The record of the decision, 2 in the chain of pull request 1."],
      [expect.stringMatching(/^#/), "Earlier decisions, and what else its chain holds: 3 more records."],
      [expect.stringMatching(/^evidence\//), "reports/fairness.json, as the head has it."],
      [undefined, "reports/fairness.json, as base has it. Not kept: it has 4194304 bytes"],
    ]);
  });

  it("refuses to make a document of nothing", async () => {
    await expect(textOf(story, { from: "2027-01-01" })).rejects.toThrow(
      "the ledger of a test has no record of a pull request from 2027-01-01: there is nothing to export",
    );
  });
});

describe("an export of what nobody would write", () => {
  const hostile = [
    "",
    " ",
    "\u202e gnp.exe",
    "a\nb\r\n\u2028c",
    "<script>alert(1)</script> & **bold** [x](javascript:1) {{ insert: param, y }}",
    "__proto__",
    "constructor",
    "\u0000\u0007",
    "💥".repeat(3_000),
    '1. - + # | ~ ^ ` " \\',
    "\ufeff",
  ];

  test.each(hostile.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    "is valid with %s everywhere",
    async (_, text) => {
      await validResults(sourceOf(forge(filesOf(tellStory()), () => text)));
    },
  );

  it("is valid whatever stands in the parts of a verdict that the ledger does not look into", async () => {
    const texts = fc
      .oneof(fc.string({ unit: "binary" }), fc.constantFrom(...hostile))
      .filter((text) => text.isWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 20 }), async (all) => {
        let next = 0;
        await validResults(sourceOf(forge(filesOf(tellStory()), () => all[next++ % all.length] ?? "")));
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test.each<[string, (verdict: Named) => object]>([
    ["has lost all but its outline", ({ requirements }) => ({ requirements: outlines(requirements) })],
    [
      "nests its proofs as deep as a record may",
      ({ requirements }) => ({ requirements: outlines(requirements, { proof: nest(40) }) }),
    ],
    [
      "has proofs of no known kind",
      ({ requirements }) => ({ requirements: outlines(requirements, { proof: { kind: "constructor", status: 7 } }) }),
    ],
    [
      "names a requirement twice",
      ({ requirements }) => ({ requirements: [...(requirements as object[]), ...(requirements as object[])] }),
    ],
    [
      "waives until a day that is none",
      ({ requirements }) => ({
        requirements: outlines(requirements, {
          status: "waived",
          reasons: [
            { code: "waived", by: { login: "x" }, until: "9999-12-31", note: 7 },
            { code: "excepted", until: "never" },
          ],
        }),
      }),
    ],
  ])("is valid where a verdict %s", async (_, change) => {
    const chain = startChain();
    chain.decide(changeModel(1, day(2)), change as (verdict: object) => object);
    chain.merge(1, day(3));
    const [result] = (await validResults(sourceOf(filesOf(chain.entries)))).results;
    expect(result.observations?.length).toBeGreaterThan(0);
  });

  it("takes an instant that OSCAL does not know for the nearest that it does", async () => {
    const chain = startChain();
    chain.decide(changeModel(1, "0001-01-01T00:00:00Z"));
    chain.decide(changeModel(1, "9999-01-01T00:00:00Z"));
    const [result] = (await validResults(sourceOf(filesOf(chain.entries)))).results;
    expect([result.start, result.end]).toEqual(["1900-01-01T00:00:00Z", "2999-12-31T23:59:59Z"]);
  });
});
const outlines = (requirements: unknown, rest: object = {}): object[] =>
  (requirements as { id: string; status: string }[]).map(({ id, status }) => ({
    id,
    status,
    reasons: [],
    notCounted: [],
    lifted: [],
    ...rest,
  }));
const nest = (depth: number): object =>
  depth === 0 ? { kind: "check", status: "unmet" } : { kind: "all", of: [nest(depth - 1)] };

describe("an export of a lifelike ledger", () => {
  const entries: LedgerEntry[] = [];
  let source = story;
  beforeAll(async () => {
    await playHistory({ root, pulls: 120, seed: 5, until: "2026-11-20", append: (entry) => entries.push(entry) });
    source = sourceOf(filesOf(entries));
  }, 120_000);

  it("is valid, and has an observation for every requirement that applied", async () => {
    const { changes } = await readChanges(source, {});
    const outcomes = new Set(changes.map(({ outcome }) => outcome));
    expect([...outcomes].sort()).toEqual(["bypassed", "gated", "not-governed", "open", "waived"]);
    expect(changes.some(({ afterwards }) => afterwards.length > 0)).toBe(true);
    const { observations = [], risks = [] } = (await validResults(source)).results[0];
    const statuses = new Set(observations.flatMap(({ props }) => valuesOf(props, "status")));
    expect([...statuses].sort()).toEqual(["pending", "satisfied", "unmet", "waived"]);
    expect(risks.length).toBeGreaterThan(0);
  }, 120_000);
});
