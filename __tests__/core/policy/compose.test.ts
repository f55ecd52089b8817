import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { stringify } from "yaml";
import { canonicalJson, sha256Hex } from "../../../src/core/canonical-json.ts";
import { policySchema } from "../../../src/core/policy/policy.ts";
import { ASSETS, asPack, compose, composed, linesOf, withRequirement } from "./compose-support.ts";

const BASE = "secmlops:base@1";
const EXTENDS = `extends: [${BASE}]`;
const requirementOf = (...input: Parameters<typeof composed>) =>
  composed(...input).requirements.find(({ id }) => id === "T-1");

describe("merging", () => {
  test("takes requirements field by field, the extending policy last", () => {
    const pack = asPack("base", withRequirement(["why: Because", "controls: [a, b]", "enforcement: warn"]));
    const policy = `version: 1\n${EXTENDS}\nrequirements:\n  T-1: { title: Renamed, controls: [c], enforcement: block }\n`;
    expect(requirementOf(policy, { [BASE]: pack })).toMatchObject({
      title: "Renamed",
      why: "Because",
      controls: ["c"],
      enforcement: "block",
      origin: "base",
    });
  });

  test("lets a later pack over an earlier one, and the files in their order over both", () => {
    const packs = {
      "secmlops:one@1": asPack("one", withRequirement(["why: one", "phase: data", "controls: [one]"])),
      "secmlops:two@1": asPack("two", "version: 1\nrequirements: { T-1: { phase: design, controls: [two] } }\n"),
    };
    const files = [
      "version: 1\nextends: [secmlops:one@1]\nrequirements: { T-1: { controls: [first] } }\n",
      "version: 1\nextends: [secmlops:two@1]\nrequirements: { T-1: { title: second } }\n",
    ];
    expect(requirementOf(files, packs)).toMatchObject({
      why: "one",
      phase: "design",
      controls: ["first"],
      title: "second",
    });
  });

  test("replaces needs that are not final, and adds to those that are", () => {
    const policy = `version: 1\n${EXTENDS}\nrequirements: { T-1: { needs: { document: { path: a.md } } } }\n`;
    const document = expect.objectContaining({ kind: "document" });
    expect(requirementOf(policy, { [BASE]: asPack("base", withRequirement([])) })?.needs).toEqual(document);
    expect(requirementOf(policy, { [BASE]: asPack("base", withRequirement(["final: true"])) })?.needs).toEqual({
      kind: "all",
      of: [expect.objectContaining({ kind: "sign-off" }), document],
    });
  });

  test("does not ask twice for what a final requirement needs already", () => {
    const pack = asPack("base", withRequirement(["final: true"]));
    expect(requirementOf(withRequirement([], [EXTENDS]), { [BASE]: pack })?.needs).toMatchObject({ kind: "sign-off" });
  });

  test("appends asset paths, replaces them only when told to, and keeps the built-in ones beneath", () => {
    const pack = asPack("base", "version: 1\nassets: { model: { paths: [a/**] }, data: { paths: [d/**] } }\n");
    const policy = `version: 1\n${EXTENDS}\nassets: { model: { paths: [b/**] }, data: { paths: [e/**], replace: true } }\n`;
    expect(composed(policy, { [BASE]: pack }).assets).toMatchObject({
      model: ["**/*.pt", "**/*.onnx", "a/**", "b/**"],
      data: ["e/**"],
    });
  });

  test("a role written as a list is all there is; a map changes only what it names", () => {
    const pack = asPack(
      "base",
      "version: 1\nroles:\n  one: { users: [a], permission: write }\n  two: { users: [a], permission: write }\n",
    );
    const policy = `version: 1\n${EXTENDS}\nroles:\n  one: [b, acme/team]\n  two: { users: [b] }\n`;
    expect(composed(policy, { [BASE]: pack }).roles).toMatchObject({
      one: { users: [{ login: "b" }], teams: ["acme/team"], unfilled: false },
      two: { users: [{ login: "b" }], teams: [], permission: "write" },
    });
    expect(composed(policy, { [BASE]: pack }).roles).not.toHaveProperty("one.permission");
  });

  test("ids ignore case, and keep the first spelling", () => {
    const policy = `version: 1\n${EXTENDS}\nrequirements: { t-1: { title: Renamed } }\n`;
    expect(requirementOf(policy, { [BASE]: asPack("base", withRequirement([])) })).toMatchObject({
      id: "T-1",
      title: "Renamed",
    });
  });

  test("a pack that is reached twice with the same inputs counts once", () => {
    const packs = {
      [BASE]: asPack("base", "version: 1\nassets: { model: { paths: [a/**] } }\n"),
      "secmlops:top@1": asPack("top", `version: 1\n${EXTENDS}\n`),
    };
    expect(composed(`version: 1\nextends: [${BASE}, secmlops:top@1]\n`, packs).sources.map(({ name }) => name)).toEqual(
      ["a.yml", BASE, "secmlops:top@1"],
    );
  });

  test("does not depend on the order of keys", () => {
    const data = {
      version: 1,
      roles: { reviewer: { users: ["a"], teams: ["x/y"] }, second: ["b"] },
      assets: { model: { paths: ["m/**"] }, weights: { paths: ["w/**"] } },
      waivers: { role: "second", "max-days": 3 },
      requirements: {
        "T-1": {
          title: "A",
          dimension: "people",
          concern: "safety",
          "applies-to": ["model"],
          needs: { "sign-off": { role: "reviewer", count: 2 } },
        },
        "T-2": {
          title: "B",
          dimension: "people",
          concern: "safety",
          "applies-to": ["weights"],
          needs: { document: { path: "a.md", leftovers: true } },
        },
        "T-10": {
          title: "C",
          dimension: "governance",
          concern: "safety",
          "applies-to": ["data"],
          needs: { scan: { formats: ["onnx"] } },
        },
      },
    };
    const plain = (text: string) => canonicalJson({ ...composed(text), sources: [] });
    void fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const shuffle = (value: unknown): unknown =>
          typeof value !== "object" || value === null || Array.isArray(value)
            ? value
            : Object.fromEntries(
                Object.entries(value)
                  .map(([key, member]) => ({ key, member: shuffle(member), rank: numbers.next().value ?? 0 }))
                  .sort((a, b) => a.rank - b.rank)
                  .map(({ key, member }) => [key, member]),
              );
        expect(plain(stringify(shuffle(data)))).toBe(plain(stringify(data)));
      }),
      { numRuns: 50 },
    );
  });
});

describe("inputs", () => {
  const PACK = `version: 1
pack: { name: base, version: 1 }
inputs:
  bounds: { type: map, required: true, description: Bounds }
  size: { type: number, default: 30, description: Smallest group }
  age: { type: string, required: false, description: Oldest report }
requirements:
  T-1:
    title: Fair
    dimension: governance
    concern: fairness
    applies-to: [model]
    needs:
      any:
        - evidence: { report: r.json, expect: { input: bounds }, min-group-size: { input: size }, max-age: { input: age } }
        - document: { path: a.md }
`;
  const extending = (inputs: string, mode = "") => `version: 1\n${mode}extends: [{ pack: ${BASE}, with: ${inputs} }]\n`;

  test("stand for whole values; defaults fill in, and an optional one leaves its key out", () => {
    expect(requirementOf(extending("{ bounds: { ratio: { min: 0.8 } } }"), { [BASE]: PACK })?.needs).toMatchObject({
      of: [{ report: ["r.json"], expect: [{ metric: "ratio", min: 0.8 }], minGroupSize: 30 }, {}],
    });
  });

  test("an advisory policy may leave one out: the proof that needs it stands open, and the checklist says so", () => {
    const policy = composed(extending("{}", "mode: advisory\n"), { [BASE]: PACK });
    expect(policy.requirements.find(({ id }) => id === "T-1")?.needs).toEqual({
      kind: "any",
      of: [{ kind: "missing-input", input: "bounds", pack: "base" }, expect.objectContaining({ kind: "document" })],
    });
    expect(policy.notices).toEqual([{ code: "missing-input", input: "bounds", pack: "base" }]);
    expect(policySchema.parse(policy)).toEqual(policy);
  });

  test("an error inside a given value is shown where it was given", () => {
    expect(linesOf(compose(extending("{ bounds: { ratio: { mn: 1 } } }"), { [BASE]: PACK }))).toEqual([
      `a.yml:2:63: error: an expectation has no key "mn". Did you mean "min"?`,
    ]);
  });

  test("pass through packs that extend packs", () => {
    const packs = {
      [BASE]: PACK,
      "secmlops:top@1": `version: 1
pack: { name: top, version: 1 }
inputs: { limits: { type: map, required: true, description: Limits } }
extends: [{ pack: ${BASE}, with: { bounds: { input: limits } } }]
`,
    };
    const policy = "version: 1\nextends: [{ pack: secmlops:top@1, with: { limits: { ratio: { max: 2 } } } }]\n";
    expect(requirementOf(policy, packs)?.needs).toMatchObject({
      of: [{ expect: [{ metric: "ratio", max: 2 }] }, {}],
    });
  });

  test("a policy cannot write the stand-in for a missing one", () => {
    expect(linesOf(compose(withRequirement(["needs: { missing-input: { input: a, pack: b } }"])))).toHaveLength(1);
  });
});

describe("what is built in", () => {
  test("GOV-6 asks the waiver role, or whoever maintains the repository", () => {
    const guardOf = (policy: string) => {
      const { requirements, roles } = composed(policy);
      return { needs: requirements.find(({ id }) => id === "GOV-6")?.needs, maintainers: roles["maintainers"] };
    };
    expect(guardOf("version: 1\n")).toMatchObject({
      needs: { role: "maintainers" },
      maintainers: { permission: "maintain" },
    });
    const named = guardOf("version: 1\nroles: { governance: [alice] }\nwaivers: { role: governance }\n");
    expect(named).toMatchObject({ needs: { role: "governance" } });
    expect(named.maintainers).toBeUndefined();
  });

  test("GOV-6 can be worded and mapped to controls", () => {
    const policy = composed('version: 1\nrequirements: { GOV-6: { title: Ask first, controls: ["x:1"] } }\n');
    expect(policy.requirements).toEqual([
      expect.objectContaining({ title: "Ask first", controls: ["x:1"], final: true, waivable: false }),
    ]);
  });
});

describe("composing", () => {
  test("a default policy says so, and fills its roles with whoever may write", () => {
    const policy = composed(
      `version: 1\nmode: advisory\n${EXTENDS}\n`,
      { [BASE]: asPack("base", withRequirement([], ["roles: {}"])) },
      { isDefault: true },
    );
    expect(policy.roles["reviewer"]).toEqual({ users: [], teams: [], permission: "write", unfilled: true });
    expect(policy.notices).toEqual([{ code: "default-policy" }, { code: "unfilled-roles", roles: ["reviewer"] }]);
  });

  test("a pack by itself needs neither inputs nor people", () => {
    const pack = asPack(
      "base",
      withRequirement(
        ["needs: { sign-off: { role: { input: role } } }"],
        ["roles: {}", "inputs: { role: { type: string, description: Who } }"],
      ),
    );
    expect(linesOf(compose(pack, {}, { kind: "pack" }))).toEqual([]);
  });

  test("names its sources by the digest of their bytes, and the path it lies at", () => {
    const policy = composed(withRequirement([]), {}, { policyPath: "gate.yml" });
    expect(policy.sources).toEqual([{ name: "a.yml", sha256: sha256Hex(withRequirement([])) }]);
    expect(policy.policyPaths).toEqual(["gate.yml"]);
  });

  test("the organisation's policy lies beneath, in whatever form it is named", () => {
    const org = { [BASE]: asPack("base", withRequirement(["why: org"])) };
    for (const orgPolicy of [BASE, { pack: BASE, with: {} }])
      expect(requirementOf("version: 1\nrequirements: { T-1: { title: Mine } }\n", org, { orgPolicy })).toMatchObject({
        title: "Mine",
        why: "org",
      });
    expect(linesOf(compose("version: 1\n", org, { orgPolicy: "base" }))).toEqual([
      expect.stringContaining("org-policy:1:1: error: expected a pack"),
    ]);
    expect(linesOf(compose("version: 1\n", org, { orgPolicy: "secmlops:gone@1" }))).toEqual([
      expect.stringContaining("cannot be had"),
    ]);
  });

  test("more than 64 files, 500 requirements or 30 asset kinds are refused", () => {
    const packs = Object.fromEntries(
      Array.from({ length: 64 }, (_, index) => [`secmlops:p${index}@1`, asPack(`p${index}`, "version: 1\n")]),
    );
    expect(linesOf(compose(`version: 1\nextends: [${Object.keys(packs).join(", ")}]\n`, packs))).toEqual([
      expect.stringContaining("at most 64 files"),
    ]);
    const requirement =
      "{ title: A, dimension: people, concern: safety, applies-to: [model], needs: { document: { path: a.md } } }";
    const many = Array.from({ length: 501 }, (_, index) => `  T-${index}: ${requirement}\n`).join("");
    expect(linesOf(compose(`version: 1\nrequirements:\n${many}`))).toEqual([
      expect.stringContaining("at most 500 requirements"),
    ]);
    const kinds = Array.from({ length: 22 }, (_, index) => `  k${index}: { paths: [a] }\n`).join("");
    expect(linesOf(compose(`version: 1\nassets:\n${kinds}`))).toEqual([
      expect.stringContaining("at most 30 asset kinds"),
    ]);
  });

  test("packs that extend each other widely end at the limit, not in exponential time", () => {
    const packs = Object.fromEntries(
      Array.from({ length: 5 }, (_, level) =>
        Array.from({ length: 12 }, (_, index) => {
          const extending =
            level === 4
              ? ""
              : `extends: [${Array.from({ length: 12 }, (_, next) => `{ pack: secmlops:p${level + 1}x${next}@1, with: {} }`).join(", ")}]\n`;
          return [`secmlops:p${level}x${index}@1`, asPack(`p${level}x${index}`, `version: 1\n${extending}`)] as const;
        }),
      ).flat(),
    );
    expect(linesOf(compose("version: 1\nextends: [secmlops:p0x0@1, secmlops:p0x1@1]\n", packs))).toEqual([]);
  });

  test("never throws, whatever the files hold", () => {
    const word = fc.constantFrom(
      "version",
      "roles",
      "requirements",
      "T-1",
      "needs",
      "all",
      "any",
      "sign-off",
      "role",
      "input",
      "extends",
      "assets",
      "model",
      "paths",
      "exceptions",
      "pack",
      "inputs",
      "when",
      "final",
      "mode",
      "concern",
      "constructor",
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(1, true, null, "", "a", "secmlops:base@1", "[", "!x", -1, "security"),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(word, tie("tree"), { maxKeys: 5 }),
      ),
    }));
    void fc.assert(
      fc.property(
        fc.dictionary(word, tree, { maxKeys: 6 }),
        fc.dictionary(word, tree),
        fc.constantFrom("policy" as const, "pack" as const),
        (data, pack, kind) => {
          const result = compose(stringify({ version: 1, ...data }), { [BASE]: stringify(pack) }, { kind });
          expect(result.policy !== undefined || result.problems.length > 0).toBe(true);
          if (result.policy) expect(policySchema.parse(result.policy)).toEqual(result.policy);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("the built-in asset kinds are ours: where they cannot be read, it throws", () => {
    expect(() => compose("version: 1\n", {}, { builtInAssets: { ...ASSETS, text: "assets: []\n" } })).toThrow(
      TypeError,
    );
  });
});
