/** Facts that somebody made to get past the gate. */
import { describe, expect, test } from "@jest/globals";
import { evaluate } from "../../src/core/evaluate.ts";
import { type Facts, factsSchema } from "../../src/core/facts.ts";
import {
  act,
  change,
  digestsOf,
  facts,
  id,
  policy,
  refusalsIn,
  requirement,
  requirementIn,
  signOff,
} from "../support/builders.ts";

const today = () => digestsOf(policy(), facts());
const statusOf = (given: Facts, chosen = policy()) => requirementIn(evaluate(chosen, given)).status;

describe("an exception", () => {
  const legacy = policy({
    exceptions: [{ requirement: "GOV-1", paths: ["models/legacy/**"], until: "2026-12-31", reason: "retired" }],
  });

  test("covers a file in its paths", () => {
    expect(statusOf(facts({ changes: [change("models/legacy/w.pt")] }), legacy)).toBe("waived");
  });

  test("does not cover a file that another governed path reaches through a symlink", () => {
    const links = { known: [{ path: "models/prod/w.pt", target: { known: "models/legacy/w.pt" } }] };
    expect(statusOf(facts({ changes: [change("models/legacy/w.pt")], links }), legacy)).toBe("pending");
  });

  test("does not cover a file that is moved into its paths", () => {
    const moved = change("models/legacy/w.pt", { status: "renamed", previousPath: "models/w.pt" });
    expect(statusOf(facts({ changes: [moved] }), legacy)).toBe("pending");
  });
});

describe("acts of one instant", () => {
  test("a revocation wins over a sign-off, whatever their ids", () => {
    for (const [first, second] of [
      ["c99", "c100"],
      ["c100", "c99"],
    ] as const) {
      const acts = [act({ id: first, shown: today() }), act({ id: second, kind: "revoke" })];
      expect(statusOf(facts({ acts: { known: acts } }))).toBe("pending");
    }
  });

  test("give the same verdict, byte for byte, in whatever order they were gathered", () => {
    const tampered = (by: string) => ({
      state: "edited-by-other" as const,
      by: { login: by },
      at: "2026-11-21T11:00:00Z",
    });
    const acts = [
      act({ source: tampered("zoe") }),
      act({ by: "frank", source: tampered("zed") }),
      act({ shown: today() }),
    ];
    const verdict = (known: Facts["acts"]) => JSON.stringify(evaluate(policy(), { ...facts(), acts: known }));
    expect(verdict({ known: acts.toReversed() })).toBe(verdict({ known: acts }));
  });
});

describe("a typed digest", () => {
  test("that is a prefix of the one shown binds to the whole of it", () => {
    const shown = today()["GOV-1"] ?? "";
    const twin = `${shown.slice(0, 16)}${"0".repeat(48)}`;
    const typed = act({ targets: { ids: [{ id: "GOV-1", digest: shown.slice(0, 16) }] }, shown: { "GOV-1": twin } });
    expect(refusalsIn(evaluate(policy(), facts({ acts: { known: [typed] } })))).toEqual(["stale"]);
  });
});

describe("a waiver", () => {
  test("is not ended by a stranger's deleted one", () => {
    const shown = today();
    const acts = [
      act({ kind: "waive", by: "erin", until: "2026-12-01", note: "vendor", shown, at: "2026-11-21T09:00:00Z" }),
      act({
        kind: "waive",
        by: "zoe",
        until: "2026-12-01",
        note: "no",
        shown,
        at: "2026-11-21T10:00:00Z",
        source: { state: "deleted" },
      }),
    ];
    expect(statusOf(facts({ acts: { known: acts } }))).toBe("waived");
  });
});

describe("names that every object has", () => {
  test.each(["constructor", "toString", "hasOwnProperty", "__proto__"])(
    "a document called %s is one that was not read",
    (path) => {
      const needs = { kind: "document" as const, source: { path }, sections: [], frontMatter: {}, leftovers: true };
      expect(statusOf(facts(), policy({ requirements: [requirement({ needs })] }))).toBe("error");
    },
  );

  test.each(["constructor", "tostring", "valueof"])(
    "an objection by %s, whose permission was not read, is a doubt",
    (by) => {
      const open = policy({
        roles: { "fairness-reviewer": { users: [], teams: [], permission: "write", unfilled: false } },
        waivers: { maxDays: 30 },
        requirements: [requirement({ needs: signOff("fairness-reviewer") })],
      });
      expect(statusOf(facts({ acts: { known: [act({ kind: "object", by })] } }), open)).toBe("error");
    },
  );
});

describe("facts that contradict themselves do not fit the schema", () => {
  test.each([
    [
      "two acts of one id",
      { acts: { known: [act({ id: "c1" }), act({ id: "c1", kind: "revoke" })] } },
      "acts.known.1.id",
    ],
    [
      "one login with two ids",
      {
        pushers: [
          { login: "alice", id: 5 },
          { login: "Alice", id: 99 },
        ],
      },
      "pushers.1",
    ],
    [
      "a team's member with another id than the actor's",
      {
        acts: { known: [act({ actor: { login: "fay", id: 1 } })] },
        teams: { "acme/ml": { known: [{ login: "fay", id: 2, state: "active" as const }] } },
      },
      "teams.acme/ml",
    ],
  ])("%s", (_, rest, path) => {
    const parsed = factsSchema.safeParse({ ...facts(), ...rest });
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });

  test("a commit's author may be named again and again", () => {
    const commit = {
      id: id("c"),
      author: { login: "nina", id: 3 },
      committer: { login: "nina", id: 3 },
      coAuthors: [],
      verified: true,
      updateMerge: false,
    };
    expect(
      factsSchema.safeParse({ ...facts(), commits: { known: [commit, { ...commit, id: id("d") }] } }).success,
    ).toBe(true);
  });
});
