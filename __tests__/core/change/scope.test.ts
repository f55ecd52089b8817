import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { scopeOf } from "../../../src/core/change/scope.ts";
import type { FileChange, Link } from "../../../src/core/facts.ts";
import type { Policy } from "../../../src/core/policy/policy.ts";
import { change, id, policy, requirement, signOff } from "../../support/builders.ts";

const scope = (changes: readonly FileChange[], rest: { policy?: Partial<Policy>; links?: readonly Link[] } = {}) =>
  scopeOf(policy(rest.policy), { changes: [...changes], links: { known: [...(rest.links ?? [])] } });
const link = (path: string, target: string): Link => ({ path, target: { known: target } });
const kindsOf = (found: ReturnType<typeof scope>) => found.items.map(({ path, kinds }) => [path, [...kinds]]);
const renamed = (previousPath: string, path: string): FileChange =>
  change(path, { previousPath, status: "renamed", oldId: id("same"), newId: id("same") });
const everything = requirement({ appliesTo: ["model", "data", "pipeline", "policy"] });

describe("what a change governs", () => {
  test.each<[string, FileChange, string[] | undefined]>([
    ["a modified file", change("models/a.pt"), ["model"]],
    ["another file", change("src/a.ts"), undefined],
    ["a deletion", change("models/a.pt", { status: "deleted" }), ["model"]],
    ["a rename into governance", renamed("tmp/a", "models/a"), ["model"]],
    ["a rename out of governance", renamed("models/a", "tmp/a"), ["model"]],
    ["a rename between kinds", renamed("models/a", "data/a"), ["model", "data"]],
    ["another case of the path", change("Models/A.PT"), ["model"]],
    ["a path with a newline", change("models/a\nb"), ["model"]],
    [
      "a submodule in place of a folder",
      change("models", { oldMode: "160000", newMode: "160000" }),
      ["model", "dependencies"],
    ],
    [
      "a submodule anywhere: other people's work",
      change("kenlm", { oldMode: "160000", newMode: "160000" }),
      ["dependencies"],
    ],
    [
      "a submodule that holds the policy's folder",
      change(".github", { newMode: "160000" }),
      ["pipeline", "dependencies", "policy"],
    ],
    ["a file of a folder's name", change("modelsx"), undefined],
    ["a policy file", change(".github/secmlops/policy.yml"), ["policy"]],
    ["a workflow", change(".github/workflows/ci.yml", { usesGate: { known: false } }), ["pipeline"]],
    [
      "a workflow that uses the gate",
      change(".github/workflows/x.yml", { usesGate: { known: true } }),
      ["pipeline", "policy"],
    ],
    [
      "an unreadable workflow",
      change(".github/workflows/x.yml", { usesGate: { unavailable: "gone" } }),
      ["pipeline", "policy"],
    ],
    ["a local action", change("tools/lint/action.yml"), ["pipeline"]],
    ["git's attributes", change("models.d/.gitattributes"), ["pipeline"]],
    ["submodule settings", change(".gitmodules"), ["pipeline"]],
    ["LFS settings", change(".lfsconfig"), ["pipeline"]],
    ["DVC's remotes", change(".dvc/config"), ["pipeline"]],
    ["an unreadable DVC file", change("raw.dvc", { outs: { unavailable: "too large" } }), ["model", "data"]],
  ])("%s", (_, changed, kinds) => {
    expect(scope([changed]).items.map((item) => [...item.kinds])).toEqual(kinds ? [kinds] : []);
  });

  it("keeps the built-in kinds where the policy replaces or subtracts their patterns", () => {
    const replaced = { assets: { model: ["m/**"], policy: ["!**"], pipeline: ["x/**", "!.github/**"] } };
    expect(
      kindsOf(scope([change(".github/secmlops/a.yml"), change(".github/workflows/a.yml")], { policy: replaced })),
    ).toEqual([
      [".github/secmlops/a.yml", ["policy"]],
      [".github/workflows/a.yml", ["pipeline"]],
    ]);
  });

  it("takes the path of the policy input for policy, and what is below it or hides it", () => {
    const found = scope(
      [
        change("Gov/policy.yml"),
        change("gov/policy.yml/x"),
        change("gov", { newMode: "120000" }),
        change("gov/other.yml"),
      ],
      { policy: { policyPaths: ["gov/policy.yml"] }, links: [link("gov", "x")] },
    );
    expect(found.items.map(({ path }) => path)).toEqual(["Gov/policy.yml", "gov", "gov/policy.yml/x"]);
  });

  it("sorts by code units and counts by kind", () => {
    const found = scope([
      change("models/b"),
      change("models/a"),
      change("models/B"),
      change("data/x"),
      change("README.md"),
    ]);
    expect(found.items.map(({ path }) => path)).toEqual(["data/x", "models/B", "models/a", "models/b"]);
    expect(found.kinds).toEqual({ model: 3, data: 1 });
    expect(found.changed).toBe(5);
    expect(found.whenContext()).toEqual({
      kinds: ["model", "data"],
      paths: ["data/x", "models/B", "models/a", "models/b"],
      counts: expect.objectContaining({ model: 3, data: 1, deployment: 0 }),
    });
  });

  it("knows kinds that only the policy has", () => {
    const assets = { prompts: ["prompts/**"], agents: ["prompts/agents/**"], model: ["models/**"] };
    expect(kindsOf(scope([change("prompts/agents/a.md")], { policy: { assets } }))).toEqual([
      ["prompts/agents/a.md", ["agents", "prompts"]],
    ]);
  });
});

describe("renames that leave governance", () => {
  test.each<[string, string, boolean]>([
    ["models/a", "tmp/a", true],
    ["models/a", "models/b", false],
    ["models/a", "data/a", true],
    ["tmp/a", "models/a", false],
    ["src/a", "src/b", false],
    [".github/secmlops/a.yml", "old/a.yml", true],
    [".github/workflows/a.yml", ".github/old/a.yml", true],
  ])("%s to %s: %s", (from, to, leaves) => {
    expect(scope([renamed(from, to)]).leftGovernance.map(({ path }) => path)).toEqual(leaves ? [to] : []);
  });

  it("see through symlinks on both sides", () => {
    const links = [link("models/current", "weights/v1")];
    expect(scope([renamed("weights/v1/a", "weights/v2/a")], { links }).leftGovernance).toHaveLength(1);
    expect(scope([renamed("weights/v1/a", "weights/v1/b")], { links }).leftGovernance).toHaveLength(0);
  });
});

describe("symlinks", () => {
  it("make their target governed, and what lies below it", () => {
    const found = scope([change("weights/v1/a.bin"), change("weights/v2/a.bin"), change("shared.bin")], {
      links: [link("models/current", "weights/v1"), link("models/s.bin", "shared.bin")],
    });
    expect(found.items.map(({ path, kinds, through }) => [path, kinds, through])).toEqual([
      ["shared.bin", ["model"], "models/s.bin"],
      ["weights/v1/a.bin", ["model"], "models/current"],
    ]);
    expect(found.governedBy({ appliesTo: ["model"], paths: ["models/current/*"] }).map(({ path }) => path)).toEqual([
      "weights/v1/a.bin",
    ]);
  });

  it("name no link where the path is governed by itself, and add the link's kinds", () => {
    const [item] = scope([change("data/w")], { links: [link("models/w", "data/w")] }).items;
    expect([item?.kinds, item?.through]).toEqual([["model", "data"], undefined]);
  });

  it("lead through links to links, linked folders and the root, and loops end", () => {
    const links = [
      link("models/x", "b"),
      link("b", "c"),
      link("a/self", "a"),
      link("a/root", ""),
      link("models/deep", "a/self/w"),
    ];
    expect(scope([change("c")], { links }).items).toHaveLength(1);
    expect(scope([change("a/w")], { links: [...links, link("models/deep", "a/w")] }).items).toHaveLength(1);
    expect(scope([change("zzz")], { links }).items).toHaveLength(0);
    expect(
      scope([change("models2/x")], { links: [link("q/r", ""), link("models", "q/r/models2")] }).items,
    ).toHaveLength(1);
  });

  it("govern everything under doubt where too many lead to one file", () => {
    const links = Array.from({ length: 12 }, (_, number) => link(`d/l${number}`, "d"));
    const found = scope([change("d/x")], { links });
    expect(found.unresolved).toEqual([
      { path: "d/x", kinds: found.items[0]?.kinds, detail: "too many symlinks lead to it" },
    ]);
    expect(found.items[0]?.kinds).toContain("deployment");
  });

  it("are reported when changed on a governed path and leading nowhere", () => {
    const symlink = (path: string, rest: Partial<FileChange> = {}) => change(path, { newMode: "120000", ...rest });
    const found = scope(
      [
        symlink("models/good"),
        symlink("models/bad"),
        symlink("models/unread"),
        symlink("src/bad"),
        change("models/gone", { status: "deleted", oldMode: "120000", newMode: undefined }),
      ].map(({ newMode, ...rest }) => (newMode === undefined ? rest : { newMode, ...rest })),
      {
        links: [
          link("models/good", "x"),
          { path: "models/bad", target: { unavailable: "it leads out" } },
          { path: "src/bad", target: { unavailable: "it leads out" } },
        ],
      },
    );
    expect(found.unresolved).toEqual([
      { path: "models/bad", kinds: ["model"], detail: "it leads out" },
      { path: "models/unread", kinds: ["model"], detail: "its target was not read" },
    ]);
  });
});

describe("DVC outs", () => {
  const pointer = (outs: readonly { path: string; old?: string; new?: string; size?: number }[]) =>
    change("data/x.dvc", { outs: { known: [...outs] } });

  it("are reached through symlinks too", () => {
    const changes = [pointer([{ path: "cache/w", new: "a" }])];
    const links = [link("models/current", "cache")];
    const out = scope(changes, { links }).items.find(({ path }) => path === "cache/w");
    expect([out?.kinds, out?.names]).toEqual([["model"], ["cache/w", "models/current/w"]]);
  });

  it("are items of their own, by their own path, where their hash changes", () => {
    const found = scope([
      pointer([
        { path: "models/w.bin", old: "1", new: "2", size: 7 },
        { path: "models/new.bin", new: "2" },
        { path: "models/old.bin", old: "2" },
        { path: "models/same.bin", old: "2", new: "2" },
        { path: "elsewhere/raw", old: "1.dir", new: "2.dir" },
        { path: "models", old: "1.dir", new: "2.dir" },
        { path: "models/unhashed" },
      ]),
    ]);
    expect(found.items.map(({ path, kinds, status, size }) => [path, kinds, status, size])).toEqual([
      ["data/x.dvc", ["data"], "modified", undefined],
      ["elsewhere/raw", ["data"], "modified", undefined],
      ["models", ["model"], "modified", undefined],
      ["models/new.bin", ["model"], "added", undefined],
      ["models/old.bin", ["model"], "deleted", undefined],
      ["models/unhashed", ["model"], "modified", undefined],
      ["models/w.bin", ["model"], "modified", 7],
    ]);
  });

  it("are counted however many one file names, and however many links there are", () => {
    const many = Array.from({ length: 200_000 }, (_, number) => ({ path: `models/${number}`, new: "1" }));
    const links = many.map(({ path }) => link(`l/${path}`, path));
    expect(scope([pointer(many)], { links }).kinds).toEqual({ model: 200_000, data: 1 });
  });

  it("are reported where they cannot be read", () => {
    const [unresolved] = scope([change("x/y.dvc", { outs: { unavailable: "not YAML" } })]).unresolved;
    expect(unresolved).toEqual({
      path: "x/y.dvc",
      kinds: ["model", "data"],
      detail: "its outputs could not be read: not YAML",
    });
  });
});

describe("what a requirement governs", () => {
  const found = scope([
    change("models/a.pt"),
    change("models/b/c.pt"),
    change("data/a.csv"),
    renamed("models/old.pt", "data/new.pt"),
  ]);
  test.each<[string[], string[] | undefined, string[]]>([
    [["model"], undefined, ["data/new.pt", "models/a.pt", "models/b/c.pt"]],
    [["data"], undefined, ["data/a.csv", "data/new.pt"]],
    [["deployment"], undefined, []],
    [
      ["model", "data"],
      ["models/**", "!models/b/**"],
      ["data/new.pt", "models/a.pt"],
    ],
    [["model"], ["data/**"], ["data/new.pt"]],
  ])("%j within %j", (appliesTo, paths, expected) => {
    const question = { appliesTo, ...(paths ? { paths } : {}) };
    expect(found.governedBy(question).map(({ path }) => path)).toEqual(expected);
    expect(found.governedBy({ ...question, appliesTo: [...appliesTo].reverse() })).toBe(found.governedBy(question));
  });
});

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const name = fc.string({ unit: fc.constantFrom("a", "b", "é", "\n", '"', ",", "\\"), minLength: 1, maxLength: 4 });
const governedPath = fc.tuple(fc.constantFrom("models", "data"), name).map((parts) => parts.join("/"));
const anyChange: fc.Arbitrary<FileChange> = fc.oneof(
  fc.record({
    path: governedPath,
    status: fc.constant("modified" as const),
    oldMode: fc.constant("100644"),
    newMode: fc.constantFrom("100644", "100755"),
    oldId: hex(40),
    newId: hex(40),
  }),
  fc.record({
    path: governedPath,
    status: fc.constant("deleted" as const),
    oldMode: fc.constant("100644"),
    oldId: hex(40),
  }),
  fc.record({
    path: governedPath,
    previousPath: governedPath,
    status: fc.constant("renamed" as const),
    oldMode: fc.constant("100644"),
    newMode: fc.constant("100644"),
    oldId: hex(40),
    newId: hex(40),
  }),
  fc.record({
    path: governedPath.map((path) => `${path}.dvc`),
    status: fc.constant("modified" as const),
    newMode: fc.constant("100644"),
    newId: hex(40),
    outs: fc.array(fc.record({ path: governedPath, new: hex(32) }), { maxLength: 3 }).map((known) => ({ known })),
  }),
);
const changes = fc.uniqueArray(anyChange, { minLength: 1, maxLength: 8, selector: ({ path }) => path });
const digest = (list: readonly FileChange[], of = everything, read: readonly { source: string; id: string }[] = []) =>
  scope(list).digestOf(of, read);

describe("digests", () => {
  it("do not depend on the order of the changes or of the blobs read", () => {
    const reads = fc.uniqueArray(fc.record({ source: name, id: hex(40) }), {
      maxLength: 4,
      selector: ({ source }) => source,
    });
    fc.assert(
      fc.property(
        changes.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        reads,
        ([one, other], read) => {
          expect(digest(other, everything, [...read].reverse())).toBe(digest(one, everything, read));
          expect(scope(other).items.map(({ path, leaves }) => [path, leaves])).toEqual(
            scope(one).items.map(({ path, leaves }) => [path, leaves]),
          );
        },
      ),
    );
  });

  it("do not depend on what is not governed, nor on what the merge base had", () => {
    fc.assert(
      fc.property(changes, name, hex(40), (list, other, blob) => {
        const today = digest(list);
        expect(digest([...list, change(`src/${other}`, { newId: blob })])).toBe(today);
        expect(digest(list.map((item) => ("oldId" in item ? { ...item, oldId: blob, oldMode: "100755" } : item)))).toBe(
          today,
        );
        expect(
          digest(list, {
            ...everything,
            title: other,
            why: other,
            enforcement: "warn",
            waivable: false,
            controls: [other],
            origin: other,
          }),
        ).toBe(today);
      }),
    );
  });

  it("change with every governed byte", () => {
    const touches: readonly ((item: FileChange) => FileChange | undefined)[] = [
      (item) => ({ ...item, path: `${item.path}x` }),
      (item) => ({ ...item, rawPath: "ff" }),
      (item) => (item.newMode ? { ...item, newMode: "100600" } : undefined),
      (item) => (item.newId ? { ...item, newId: flip(item.newId) } : undefined),
      ({ newId: _, newMode: __, ...item }) => (_ === undefined ? undefined : { ...item, status: "deleted" }),
      (item) => (item.previousPath ? { ...item, previousPath: `${item.previousPath}x` } : undefined),
      (item) => (item.previousPath ? { ...item, rawPreviousPath: "ff" } : undefined),
      (item) =>
        item.outs && "known" in item.outs && item.outs.known[0]
          ? {
              ...item,
              outs: {
                known: [{ ...item.outs.known[0], path: `${item.outs.known[0].path}x` }, ...item.outs.known.slice(1)],
              },
            }
          : undefined,
      (item) =>
        item.outs && "known" in item.outs && item.outs.known[0]
          ? {
              ...item,
              outs: {
                known: [
                  { ...item.outs.known[0], new: flip(item.outs.known[0].new ?? "") },
                  ...item.outs.known.slice(1),
                ],
              },
            }
          : undefined,
    ];
    fc.assert(
      fc.property(changes, fc.nat(), fc.constantFrom(...touches), (list, pick, touch) => {
        const at = pick % list.length;
        const original = list[at];
        const touched = original && touch(original);
        if (!touched || list.some(({ path }, place) => place !== at && path === touched.path)) return;
        const others = list.filter((_, place) => place !== at);
        const entries = (all: readonly FileChange[]) => new Set(scope(all).items.flatMap(({ leaves }) => leaves));
        // Only where the touched entry is not one that another change has as well.
        if (setsEqual(entries([...others, touched]), entries(list))) return;
        // No diff renames a file away and deletes it too.
        if (setsEqual(entries([...others, touched]), entries(others))) return;
        expect(digest([...others, touched])).not.toBe(digest(list));
        expect(digest(others)).not.toBe(digest([...others, touched]));
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, Parameters<typeof requirement>[0]]>([
    ["id", { id: "GOV-2" }],
    ["needs", { needs: signOff("security-reviewer") }],
    ["applies-to", { appliesTo: ["model"] }],
    ["paths", { paths: ["**"] }],
    ["when", { when: "true" }],
  ])("change with the requirement's %s", (_, other) => {
    const list = [change("models/a")];
    expect(digest(list, requirement(other))).not.toBe(digest(list, requirement()));
  });

  it("change with each blob that a proof read, and with where it was read", () => {
    const list = [change("models/a")];
    const seen = [
      [],
      [{ source: "a", id: "1" }],
      [{ source: "a", id: "2" }],
      [{ source: "b", id: "1" }],
      [
        { source: "a", id: "1" },
        { source: "b", id: "1" },
      ],
    ].map((read) => digest(list, everything, read));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("take a rename for a deletion and an addition, whichever files git pairs", () => {
    const [a, b] = [change("models/new", { status: "added" }), change("models/old", { status: "deleted" })];
    const { newId: _, newMode: __, ...deleted } = b;
    const moved = renamed("models/old", "models/new");
    expect(digest([{ ...moved, newId: a.newId ?? "", newMode: "100644" }])).toBe(digest([a, deleted]));
  });

  it("are stated here, so that a change of their form is seen", () => {
    expect(
      digest([change("models/a"), renamed("data/a", "data/b")], requirement(), [
        { source: "path:card.md", id: id("card") },
      ]),
    ).toMatchInlineSnapshot(`"f6b0d49a5c52149d7c444435b62e9047f40df347cb3706d892ec8984ed273188"`);
  });
});

const flip = (text: string): string => (text.startsWith("0") ? "1" : "0") + text.slice(1);
const setsEqual = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((leaf) => b.has(leaf));
