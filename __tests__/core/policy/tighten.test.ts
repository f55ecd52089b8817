import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { stringify } from "yaml";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { compileGlobs } from "../../../src/core/change/globs.ts";
import { PERMISSIONS } from "../../../src/core/facts.ts";
import { conjunctsOf } from "../../../src/core/policy/merge.ts";
import { ENFORCEMENTS, type Policy } from "../../../src/core/policy/policy.ts";
import { asPack, compose, composed, linesOf } from "./compose-support.ts";

const BASE = "secmlops:base@1";
const FINAL = asPack(
  "base",
  `version: 1
roles:
  reviewer: { users: [alice, { login: bob, until: 2027-03-31 }], teams: [acme/ml], permission: maintain }
  governance: [carol, dave]
assets: { model: { paths: ["models/**", "!models/tmp/**"] } }
waivers: { role: governance, max-days: 14 }
requirements:
  T-1:
    title: Reviewed
    dimension: people
    concern: security
    applies-to: [model]
    paths: ["models/**", "!models/old/**", "**/*.pt"]
    enforcement: warn
    final: true
    waivable: false
    needs: { sign-off: { role: reviewer } }
  T-2: { title: B, dimension: people, concern: security, applies-to: [data], final: true, needs: { sign-off: { role: reviewer } } }
exceptions:
  - { requirement: T-2, paths: [data/old/**], until: 2027-01-01, reason: Retired }
`,
);

describe("a final requirement may be made stricter", () => {
  test.each([
    ["its enforcement raised", "requirements: { T-1: { enforcement: block } }"],
    ["its kinds added to", "requirements: { T-1: { applies-to: [data, model] } }"],
    ["its paths added to", 'requirements: { T-1: { paths: [more/**, "models/**", "!models/old/**", "**/*.pt", x] } }'],
    ["its needs added to", "requirements: { T-1: { needs: { document: { path: a.md } } } }"],
    ["its waivers forbidden", "requirements: { T-2: { waivable: false } }"],
    ["its people narrowed", "roles: { reviewer: { users: [ALICE], teams: [acme/ml], permission: admin } }"],
    ["its people narrowed to a list", "roles: { reviewer: [alice, { login: bob, until: 2027-01-01 }] }"],
    ["its asset kinds added to", "assets: { model: { paths: [weights/**] } }"],
    ["its waivers shortened", "waivers: { max-days: 7 }"],
    [
      "its exceptions repeated",
      "exceptions: [{ requirement: T-2, paths: [data/old/**], until: 2027-01-01, reason: Retired }]",
    ],
    ["said again", "requirements: { T-1: { title: Reviewed, final: true, waivable: false } }"],
  ])("%s", (_, change) => {
    expect(linesOf(compose(`version: 1\nextends: [${BASE}]\n${change}\n`, { [BASE]: FINAL }))).toEqual([]);
  });
});

describe("a final requirement may not be made laxer", () => {
  test.each([
    ["by dropping a permission's level", "roles: { reviewer: { permission: write } }"],
    ["by ending a mandate later", "roles: { reviewer: { users: [{ login: bob, until: 2027-04-01 }] } }"],
    ["by a mandate without end", "roles: { reviewer: [bob] }"],
    ["by the waiver role's people", "roles: { governance: [mallory] }"],
    [
      "by moving a subtracting pattern behind",
      'requirements: { T-1: { paths: ["models/**", "**/*.pt", "!models/old/**"] } }',
    ],
    [
      "by an exception that lasts longer",
      "exceptions: [{ requirement: t-2, paths: [data/old/**], until: 2028-01-01, reason: Retired }]",
    ],
    ["by waivers that last longer", "waivers: { max-days: 15 }"],
    ["by a day of enforcement", "enforce-from: 2027-01-01"],
    ["by replacing an asset kind", 'assets: { model: { paths: ["models/**"], replace: true } }'],
    [
      "by replacing a built-in kind that the pack itself leaves alone",
      "assets: { data: { paths: [nowhere], replace: true } }",
    ],
    ["by subtracting again after adding", 'assets: { data: { paths: [more/**, "!data/**"] } }'],
  ])("%s", (_, change) => {
    const lines = linesOf(compose(`version: 1\nextends: [${BASE}]\n${change}\n`, { [BASE]: FINAL }));
    expect(lines).toEqual([expect.stringMatching(/^a\.yml:.* is final \(secmlops:base@1\.yml:\d+:\d+\): /)]);
  });

  test("not by a pack between, nor by the pack's own name extended with other inputs", () => {
    const between = asPack("mid", `version: 1\nextends: [${BASE}]\nroles: { governance: [mallory] }\n`);
    expect(
      linesOf(compose("version: 1\nextends: [secmlops:mid@1]\n", { [BASE]: FINAL, "secmlops:mid@1": between })),
    ).toEqual([expect.stringContaining("secmlops:mid@1.yml:4:10: error: T-1 is final")]);
  });

  test("what somebody in between made stricter stays so", () => {
    const between = asPack("mid", `version: 1\nextends: [${BASE}]\nrequirements: { T-1: { enforcement: block } }\n`);
    const policy = "version: 1\nextends: [secmlops:mid@1]\nrequirements: { T-1: { enforcement: warn } }\n";
    expect(linesOf(compose(policy, { [BASE]: FINAL, "secmlops:mid@1": between }))).toEqual([
      expect.stringContaining("may only be raised"),
    ]);
  });

  test("not even in an advisory policy: the organisation's is enforced", () => {
    const lines = linesOf(compose("version: 1\nmode: advisory\n", { [BASE]: FINAL }, { orgPolicy: BASE }));
    expect(lines).toEqual([expect.stringContaining('"mode: advisory" would not enforce it')]);
  });
});

describe("who may waive and overrule a final requirement", () => {
  const packWith = (fields: string, more = "") =>
    asPack(
      "base",
      `version: 1\n${more}requirements:\n  X-1: { title: A, dimension: people, concern: security, applies-to: [model], final: true, ${fields} }\n`,
    );
  const signOff = "needs: { sign-off: { role: reviewer } }";
  const document = "needs: { document: { path: a.md } }";
  const policy = "version: 1\nroles: { me: [mallory, mark], reviewer: [alice, adam] }\n";
  const waivers = "waivers: { role: me }\n";

  test.each([
    ["it is waivable", document],
    ["its sign-offs could be objected to", `waivable: false, ${signOff}`],
    [
      "one of its several proofs is a sign-off",
      `waivable: false, needs: { all: [{ document: { path: a.md } }, { sign-off: { role: reviewer } }] }`,
    ],
  ])("is not for an extending policy to say where the pack names nobody and %s", (_, fields) => {
    const pack = { [BASE]: packWith(fields) };
    const refusal = [expect.stringMatching(/:\d+:\d+: error: X-1 is final .* may not name who does/)];
    expect(linesOf(compose(policy, pack, { orgPolicy: BASE }))).toEqual([]);
    expect(linesOf(compose(policy + waivers, pack, { orgPolicy: BASE }))).toEqual(refusal);
    const other = asPack("other", `version: 1\n${waivers}`);
    for (const order of [`${BASE}, secmlops:other@1`, `secmlops:other@1, ${BASE}`])
      expect(linesOf(compose(`${policy}extends: [${order}]\n`, { ...pack, "secmlops:other@1": other }))).toEqual(
        refusal,
      );
  });

  test.each([
    ["nothing of it can be waived or overruled", packWith(`waivable: false, ${document}`)],
    ["the pack names the role and leaves it unfilled", packWith(document, waivers)],
  ])("may be said where %s", (_, pack) => {
    expect(linesOf(compose(policy + waivers, { [BASE]: pack }, { orgPolicy: BASE }))).toEqual([]);
  });
});

const PATHS = [
  "models/a.pt",
  "models/tmp/a.pt",
  "models/old/a.pt",
  "a.pt",
  "data/x",
  "data/old/x",
  "weights/w",
  "src/a.py",
];
const matched = (patterns: readonly string[]) => PATHS.filter(compileGlobs(patterns));

/** Whether `after` holds people up at least wherever `before` does. */
function expectNoLaxer(before: Policy, after: Policy): void {
  expect(after.mode).toBe("enforce");
  expect(after.enforceFrom).toBeUndefined();
  expect(after.waivers.maxDays).toBeLessThanOrEqual(before.waivers.maxDays);
  expect(after.waivers.role).toBe(before.waivers.role);
  for (const was of before.requirements.filter(({ final }) => final)) {
    const now = after.requirements.find(({ id }) => id.toLowerCase() === was.id.toLowerCase());
    if (now === undefined) throw new Error(`${was.id} is gone`);
    expect(ENFORCEMENTS.indexOf(now.enforcement)).toBeLessThanOrEqual(ENFORCEMENTS.indexOf(was.enforcement));
    expect(now.appliesTo).toEqual(expect.arrayContaining(was.appliesTo));
    expect(now.when).toBe(was.when);
    expect([now.final, now.waivable && !was.waivable]).toEqual([true, false]);
    if (was.paths === undefined) expect(now.paths).toBeUndefined();
    else expect(matched(now.paths ?? [])).toEqual(expect.arrayContaining(matched(was.paths)));
    expect(conjunctsOf(now.needs).map(canonicalJson)).toEqual(
      expect.arrayContaining(conjunctsOf(was.needs).map(canonicalJson)),
    );
    for (const kind of was.appliesTo)
      expect(matched(after.assets[kind] ?? [])).toEqual(expect.arrayContaining(matched(before.assets[kind] ?? [])));
    const excepted = (policy: Policy) =>
      policy.exceptions.filter(({ requirement }) => requirement.toLowerCase() === was.id.toLowerCase()).length;
    expect(excepted(after)).toBeLessThanOrEqual(excepted(before));
  }
  for (const name of ["reviewer", "governance"]) {
    const [was, now] = [before.roles[name], after.roles[name]];
    const people = (role: typeof was) => [...(role?.users ?? []).map(({ login }) => login), ...(role?.teams ?? [])];
    expect(people(was)).toEqual(expect.arrayContaining(people(now)));
    const rank = (role: typeof was) =>
      role?.permission === undefined ? PERMISSIONS.length : PERMISSIONS.indexOf(role.permission);
    expect(rank(now)).toBeGreaterThanOrEqual(rank(was));
  }
}

test("whatever is put on top and composes, nothing final becomes laxer", () => {
  /** Some of the keys, few at a time: most of what is thrown together wildly is refused. */
  const optional = (values: Record<string, fc.Arbitrary<unknown>>, most = 2) =>
    fc
      .subarray(Object.keys(values), { minLength: 1, maxLength: Math.min(most, Object.keys(values).length) })
      .chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, values[key] ?? fc.constant(null)]))));
  const globs = fc.subarray(["models/**", "!models/old/**", "**/*.pt", "weights/**", "!data/**"], { minLength: 1 });
  const person = fc.constantFrom<unknown>(
    "alice",
    "mallory",
    { login: "bob", until: "2027-01-01" },
    { login: "bob", until: "2028-01-01" },
  );
  const role = fc.oneof(
    fc.uniqueArray(fc.oneof(person, fc.constantFrom("acme/ml", "acme/all", "carol", "dave")), {
      minLength: 1,
      maxLength: 2,
    }),
    optional({
      users: fc.array(person, { minLength: 1, maxLength: 2 }),
      teams: fc.constantFrom(["acme/ml"], ["acme/all"]),
      permission: fc.constantFrom("write", "maintain", "admin"),
    }),
  );
  const requirement = optional({
    enforcement: fc.constantFrom(...ENFORCEMENTS),
    "applies-to": fc.subarray(["model", "data", "evaluation"], { minLength: 1 }),
    paths: globs,
    when: fc.constantFrom("pr.fork", 'pr.base == "main"'),
    final: fc.boolean(),
    waivable: fc.boolean(),
    needs: fc.constantFrom(
      { document: { path: "a.md" } },
      { "sign-off": { role: "reviewer" } },
      { any: [{ "sign-off": { role: "reviewer" } }, { scan: {} }] },
    ),
  });
  const asset = optional({ replace: fc.boolean() }).chain((flags) => globs.map((paths) => ({ ...flags, paths })));
  const overlay = optional({
    mode: fc.constantFrom("enforce", "advisory"),
    "enforce-from": fc.constant("2027-01-01"),
    roles: optional({ reviewer: role, governance: role }),
    assets: optional({ model: asset, data: asset }),
    requirements: optional({ "T-1": requirement, "t-2": requirement }),
    waivers: optional({
      role: fc.constantFrom("governance", "reviewer"),
      "max-days": fc.integer({ min: 1, max: 30 }),
    }),
    exceptions: fc.constant([{ requirement: "T-2", paths: ["data/**"], until: "2027-01-01", reason: "x" }]),
  });
  const before = composed(`version: 1\nextends: [${BASE}]\n`, { [BASE]: FINAL });
  let accepted = 0;
  void fc.assert(
    fc.property(overlay, fc.constantFrom("file", "pack", "earlier-pack"), (data, how) => {
      const text = stringify({ version: 1, ...data });
      const packs = { [BASE]: FINAL, "secmlops:top@1": asPack("top", text) };
      const order = how === "pack" ? `${BASE}, secmlops:top@1` : `secmlops:top@1, ${BASE}`;
      const { policy } =
        how === "file"
          ? compose(text, packs, { orgPolicy: BASE })
          : compose(`version: 1\nextends: [${order}]\n`, packs);
      if (policy === undefined) return;
      accepted += 1;
      expectNoLaxer(before, policy);
    }),
    { numRuns: 600 },
  );
  expect(accepted).toBeGreaterThan(50);
});
