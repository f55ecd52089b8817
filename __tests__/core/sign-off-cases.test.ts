/** The cases that every implementation must get right, as far as a pure decision settles them; numbered as in docs/sign-offs.md. */
import { describe, expect, test } from "@jest/globals";
import { evaluate } from "../../src/core/evaluate.ts";
import type { Act, Commit, Facts, FileChange } from "../../src/core/facts.ts";
import type { Policy } from "../../src/core/policy/policy.ts";
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

type Changes = readonly FileChange[];

interface Case {
  readonly title: string;
  readonly policy?: Policy;
  /** What the signers saw; default: what is there today. */
  readonly seen?: Changes;
  readonly today?: Changes;
  /** Acts; those without `shown` are bound to what the signers saw. */
  readonly acts: readonly (Partial<Act> & { by?: string })[];
  readonly facts?: Parameters<typeof facts>[0];
  readonly status: string;
  readonly refused?: readonly string[];
  readonly reasons?: readonly string[];
}

const model = change("models/credit.safetensors");
const other = change("models/credit.safetensors", { newId: id("other weights") });
const early = "2026-11-21T09:00:00Z";
const late = "2026-11-21T11:00:00Z";
const dismissed = { state: "dismissed" } as const;
const deleted = { state: "deleted" } as const;
const review = { via: "review" } as const;
const bareReviews = policy({
  requirements: [requirement({ needs: signOff("fairness-reviewer", { bareReview: true }) })],
});
const approval = { kind: "approve", ...review, targets: undefined } as unknown as Partial<Act>;
const changesRequested = { kind: "request-changes", ...review, targets: undefined } as unknown as Partial<Act>;
const commit = (rest: Partial<Commit>): Commit => ({
  id: id("commit"),
  author: { login: "mallory" },
  committer: { login: "mallory" },
  coAuthors: [],
  verified: true,
  updateMerge: false,
  ...rest,
});
const withNeeds = (...needs: ReturnType<typeof signOff>[]) =>
  policy({
    requirements: [requirement({ needs: needs.length === 1 && needs[0] ? needs[0] : { kind: "all", of: needs } })],
  });
const commits = (...list: Partial<Commit>[]) => ({ commits: { known: list.map(commit) } });

const cases: Record<string, readonly Case[]> = {
  "1 approved, then requested changes": [
    {
      title: "is revoked and objected",
      policy: bareReviews,
      acts: [
        { ...approval, at: early },
        { ...changesRequested, at: late },
      ],
      status: "unmet",
      refused: ["revoked"],
      reasons: ["objected"],
    },
    {
      title: "counts again once they approve",
      policy: bareReviews,
      acts: [
        { ...changesRequested, at: early },
        { ...approval, at: late },
      ],
      status: "satisfied",
    },
    {
      title: "by somebody without the role changes nothing",
      policy: bareReviews,
      acts: [
        { ...approval, at: early },
        { ...changesRequested, by: "zoe", at: late },
      ],
      status: "satisfied",
    },
  ],
  "2 approved, then commented": [{ title: "is kept", policy: bareReviews, acts: [approval], status: "satisfied" }],
  "3 dismissed reviews": [
    {
      title: "a dismissed approval is gone",
      policy: bareReviews,
      acts: [{ ...approval, source: dismissed }],
      status: "pending",
      refused: ["dismissed"],
    },
    {
      title: "nothing older revives",
      policy: bareReviews,
      acts: [
        { ...approval, at: early },
        { ...approval, at: late, source: dismissed },
      ],
      status: "pending",
      refused: ["dismissed", "superseded"],
    },
    {
      title: "a dismissed request for changes still objects",
      policy: bareReviews,
      acts: [{ ...changesRequested, source: dismissed }],
      status: "unmet",
      reasons: ["objected"],
    },
    {
      title: "until its author approves",
      policy: bareReviews,
      acts: [
        { ...changesRequested, source: dismissed, at: early },
        { ...approval, at: late },
      ],
      status: "satisfied",
    },
    {
      title: "but not by an approval that was itself dismissed",
      policy: bareReviews,
      acts: [
        { ...changesRequested, at: early },
        { ...approval, at: late, source: dismissed },
      ],
      status: "unmet",
    },
  ],
  "4 a push touches a governed path": [
    {
      title: "makes the sign-off stale",
      seen: [model],
      today: [other],
      acts: [{}],
      status: "pending",
      refused: ["stale"],
    },
  ],
  "5 a push touches other paths only": [
    { title: "keeps it", seen: [model], today: [model, change("src/app.ts")], acts: [{}], status: "satisfied" },
  ],
  "6 binary, LFS pointer or notebook replaced": [
    {
      title: "blob ids decide",
      seen: [change("models/a.bin", { lfs: { new: { oid: "a".repeat(64), size: 5 } } })],
      today: [change("models/a.bin", { newId: id("pointer 2") })],
      acts: [{}],
      status: "pending",
      refused: ["stale"],
    },
    {
      title: "a changed mode counts as well",
      seen: [model],
      today: [{ ...model, newMode: "100755" }],
      acts: [{}],
      status: "pending",
      refused: ["stale"],
    },
  ],
  "7 force-push to an older commit": [
    {
      title: "digests decide, never times: the sign-off of that content counts again",
      today: [model],
      seen: [model],
      acts: [{ at: early }, { at: late, shown: { "GOV-1": "0".repeat(64) } }],
      status: "satisfied",
    },
  ],
  "8 update merge or rebase": [
    {
      title: "is kept where the governed changes are the same",
      acts: [{}],
      facts: { head: id("rebased"), mergeBase: id("newer main"), base: id("newer main") },
      status: "satisfied",
    },
  ],
  "9 approval and push in the same second": [
    {
      title: "the bound digest decides",
      seen: [model],
      today: [other],
      acts: [{ at: "2026-11-21T12:00:00Z" }],
      status: "pending",
      refused: ["stale"],
    },
  ],
  "10 the author signs off": [
    {
      title: "does not count",
      acts: [{ by: "fay" }],
      facts: { pullRequest: { author: { login: "fay" } } },
      status: "pending",
      refused: ["is-author"],
    },
    {
      title: "also not where only the author is barred",
      policy: withNeeds(signOff("fairness-reviewer", { notBy: "author" })),
      acts: [{}],
      facts: { pullRequest: { author: { login: "FAY" } } },
      status: "pending",
      refused: ["is-author"],
    },
    {
      title: "counts where nobody is barred",
      policy: withNeeds(signOff("fairness-reviewer", { notBy: "nobody" })),
      acts: [{}],
      facts: { pullRequest: { author: { login: "fay" } } },
      status: "satisfied",
    },
  ],
  "11 a commit's author or committer signs off": [
    {
      title: "the author of a commit does not count",
      acts: [{}],
      facts: commits({ author: { login: "fay" } }),
      status: "pending",
      refused: ["is-contributor"],
    },
    {
      title: "nor its committer",
      acts: [{}],
      facts: commits({ committer: { login: "fay" } }),
      status: "pending",
      refused: ["is-contributor"],
    },
    {
      title: "nor a known pusher",
      acts: [{}],
      facts: { pushers: [{ login: "fay" }] },
      status: "pending",
      refused: ["is-contributor"],
    },
    {
      title: "both count with not-by: author",
      policy: withNeeds(signOff("fairness-reviewer", { notBy: "author" })),
      acts: [{}],
      facts: commits({ author: { login: "fay" } }),
      status: "satisfied",
    },
    {
      title: "unreadable commits are an error",
      acts: [{}],
      facts: { commits: { unavailable: "HTTP 502" } },
      status: "error",
    },
  ],
  "12 contributor only through a merge's second parent": [
    {
      title: "is still a contributor: all commits count",
      acts: [{}],
      facts: commits({}, { id: id("second"), author: { login: "fay" } }),
      status: "pending",
      refused: ["is-contributor"],
    },
  ],
  "13 commit e-mail that maps to no account": [
    {
      title: "is an error where the policy says so",
      policy: withNeeds(signOff("fairness-reviewer", { unattributedCommits: "error" })),
      acts: [{}],
      facts: commits({ author: { unattributed: "A. Nonymous" } }),
      status: "error",
    },
    {
      title: "is an error even when every seat is filled and the commit is unsigned",
      policy: withNeeds(signOff("fairness-reviewer", { unattributedCommits: "error" })),
      acts: [{}],
      facts: commits({ verified: false }),
      status: "error",
    },
    {
      title: "is a warning otherwise",
      acts: [{}],
      facts: commits({ author: { unattributed: "A. Nonymous" } }),
      status: "satisfied",
    },
  ],
  "14 Co-authored-by": [
    {
      title: "makes a contributor",
      acts: [{}],
      facts: commits({ coAuthors: [{ login: "fay" }] }),
      status: "pending",
      refused: ["is-contributor"],
    },
  ],
  "15 committer web-flow": [
    { title: "is not a person", acts: [{}], facts: commits({ committer: { login: "web-flow" } }), status: "satisfied" },
    {
      title: "without a signature is a forged name",
      policy: withNeeds(signOff("fairness-reviewer", { unattributedCommits: "error" })),
      acts: [{}],
      facts: commits({ committer: { login: "web-flow" }, verified: false }),
      status: "error",
    },
  ],
  "16 a person edits their own comment": [
    {
      title: "the act binds anew",
      seen: [other],
      today: [model],
      acts: [{ shown: {} }],
      status: "pending",
      refused: ["unbound"],
    },
  ],
  "17 someone else edits the comment": [
    {
      title: "its sign-off does not count",
      acts: [{ source: { state: "edited-by-other", by: { login: "zoe" }, at: late } }],
      status: "pending",
      refused: ["tampered"],
    },
    {
      title: "another, untouched sign-off still does",
      acts: [{ at: early }, { source: { state: "edited-by-other", by: { login: "zoe" }, at: late } }],
      status: "satisfied",
    },
  ],
  "19 a bot signs off": [
    {
      title: "is ignored",
      acts: [{ actor: { login: "fay", bot: true } }],
      policy: policy({
        roles: { "fairness-reviewer": { users: [{ login: "other" }], teams: [], unfilled: false, permission: "read" } },
        waivers: { maxDays: 30 },
      }),
      facts: { permissions: { fay: { known: "admin" } } },
      status: "pending",
      refused: ["bot-not-listed"],
    },
    {
      title: "counts where the role lists it",
      acts: [{ actor: { login: "gate[bot]", bot: true } }],
      policy: policy({
        roles: { "fairness-reviewer": { users: [{ login: "gate[bot]" }], teams: [], unfilled: false } },
        waivers: { maxDays: 30 },
      }),
      status: "satisfied",
    },
  ],
  "20 same person twice": [
    {
      title: "is one vote",
      policy: withNeeds(signOff("fairness-reviewer", { count: 2 })),
      acts: [{ at: early }, { at: late }],
      status: "pending",
    },
    {
      title: "two people are two",
      policy: withNeeds(signOff("fairness-reviewer", { count: 2 })),
      acts: [{}, { by: "frank" }],
      status: "satisfied",
    },
  ],
  "21 login's case": [
    { title: "is ignored", acts: [{ by: "FaY" }], status: "satisfied" },
    {
      title: "the account id decides where it is known",
      policy: withNeeds(signOff("fairness-reviewer", { count: 2 })),
      acts: [{ actor: { login: "fay", id: 11 } }, { actor: { login: "FAY", id: 11 } }],
      status: "pending",
    },
  ],
  "22 person left the team, or invite pending": [
    {
      title: "not a member",
      policy: policy({
        roles: { "fairness-reviewer": { users: [], teams: ["acme/ml"], unfilled: false } },
        waivers: { maxDays: 30 },
      }),
      acts: [{}],
      facts: { teams: { "acme/ml": { known: [{ login: "frank", state: "active" }] } } },
      status: "pending",
      refused: ["not-in-role"],
    },
    {
      title: "invited only",
      policy: policy({
        roles: { "fairness-reviewer": { users: [], teams: ["acme/ml"], unfilled: false } },
        waivers: { maxDays: 30 },
      }),
      acts: [{}],
      facts: { teams: { "acme/ml": { known: [{ login: "fay", state: "pending" }] } } },
      status: "pending",
      refused: ["team-pending"],
    },
    {
      title: "unreadable is an error",
      policy: policy({
        roles: { "fairness-reviewer": { users: [], teams: ["acme/ml"], unfilled: false } },
        waivers: { maxDays: 30 },
      }),
      acts: [{}],
      facts: { teams: { "acme/ml": { unavailable: "HTTP 403" } } },
      status: "error",
      refused: ["membership-unknown"],
    },
    {
      title: "unreadable is an error before anybody signs",
      policy: policy({
        roles: { "fairness-reviewer": { users: [], teams: ["acme/ml"], unfilled: false } },
        waivers: { maxDays: 30 },
      }),
      acts: [],
      facts: { teams: { "acme/ml": { unavailable: "HTTP 403" } } },
      status: "error",
    },
  ],
  "23 file renamed out of, or deleted from, a governed path": [
    {
      title: "a rename out is governed",
      today: [change("attic/credit.bin", { status: "renamed", previousPath: "models/credit.safetensors" })],
      acts: [],
      status: "pending",
    },
    {
      title: "a deletion is governed",
      today: [{ path: "models/credit.safetensors", status: "deleted", oldMode: "100644", oldId: id("gone") }],
      acts: [],
      status: "pending",
    },
  ],
  "24 draft": [
    { title: "is evaluated like any other", acts: [{}], facts: { pullRequest: { draft: true } }, status: "satisfied" },
  ],
  "26 one person holds two roles": [
    {
      title: "may sign for both",
      policy: withNeeds(signOff("fairness-reviewer"), signOff("security-reviewer")),
      acts: [{ by: "fay" }],
      status: "satisfied",
    },
    {
      title: "but not where the two must be distinct",
      policy: withNeeds(
        signOff("fairness-reviewer"),
        signOff("security-reviewer", { distinctFrom: ["fairness-reviewer"] }),
      ),
      acts: [{ by: "fay" }],
      status: "pending",
      refused: ["not-distinct"],
    },
    {
      title: "and takes the seat that leaves the other to somebody else",
      policy: withNeeds(
        signOff("security-reviewer"),
        signOff("fairness-reviewer", { distinctFrom: ["security-reviewer"] }),
      ),
      acts: [{ by: "fay" }, { by: "frank" }],
      status: "satisfied",
    },
    { title: "each requirement separately", acts: [{ targets: { ids: [{ id: "PEO-2" }] } }], status: "pending" },
  ],
  "27 sign-off older than valid-for": [
    {
      title: "is expired, pending again",
      policy: withNeeds(signOff("fairness-reviewer", { validFor: 90 })),
      acts: [{ at: "2026-08-01T00:00:00Z" }],
      status: "pending",
      refused: ["expired"],
    },
    {
      title: "within it counts",
      policy: withNeeds(signOff("fairness-reviewer", { validFor: 90 })),
      acts: [{ at: "2026-10-01T00:00:00Z" }],
      status: "satisfied",
    },
  ],
  "30 ticked by someone without the role": [
    {
      title: "does not count",
      acts: [{ by: "zoe", via: "tick", role: "fairness-reviewer" }],
      status: "pending",
      refused: ["not-in-role"],
    },
    {
      title: "a tick fills its own role's seat only",
      policy: withNeeds(signOff("fairness-reviewer"), signOff("security-reviewer")),
      acts: [{ by: "fay", via: "tick", role: "fairness-reviewer" }],
      status: "pending",
    },
  ],
  "33 objection withdrawn by its author, or overruled": [
    {
      title: "stands",
      acts: [
        {},
        { kind: "object", by: "sam", note: "no slices", targets: { group: "all" } },
        { kind: "object", by: "frank", note: "no slices", at: late },
      ],
      status: "unmet",
      reasons: ["objected"],
    },
    {
      title: "is lifted by its author's /revoke",
      acts: [{}, { kind: "object", by: "frank", at: early }, { kind: "revoke", by: "frank", at: late }],
      status: "satisfied",
    },
    {
      title: "by a later sign-off of its author",
      acts: [{ kind: "object", at: early }, { at: late }],
      status: "satisfied",
    },
    {
      title: "not by somebody else's /revoke",
      acts: [{}, { kind: "object", by: "frank", at: early }, { kind: "revoke", by: "sam", at: late }],
      status: "unmet",
    },
    {
      title: "is lifted by an overrule with a reason",
      acts: [
        {},
        { kind: "object", by: "frank", at: early },
        { kind: "overrule", by: "erin", note: "checked by hand", at: late },
      ],
      status: "satisfied",
    },
    {
      title: "not without a reason",
      acts: [{}, { kind: "object", by: "frank", at: early }, { kind: "overrule", by: "erin", at: late }],
      status: "unmet",
      refused: ["reason-required"],
    },
    {
      title: "not by the pull request's author",
      acts: [{}, { kind: "object", by: "frank", at: early }, { kind: "overrule", by: "erin", note: "fine", at: late }],
      facts: { pullRequest: { author: { login: "erin" } } },
      status: "unmet",
      refused: ["is-author"],
    },
    {
      title: "not by an overrule that came before it",
      acts: [{}, { kind: "overrule", by: "erin", note: "fine", at: early }, { kind: "object", by: "frank", at: late }],
      status: "unmet",
      refused: ["nothing-to-lift"],
    },
    {
      title: "not by an overrule whose comment was deleted",
      acts: [
        {},
        { kind: "object", by: "frank", at: early },
        { kind: "overrule", by: "erin", note: "fine", at: late, source: deleted },
      ],
      status: "unmet",
      refused: ["deleted"],
    },
    {
      title: "by the waiver role stands as well",
      acts: [{}, { kind: "object", by: "erin", at: late }],
      status: "unmet",
    },
    {
      title: "by a passer-by is shown and does not count",
      acts: [{}, { kind: "object", by: "zoe", at: late }],
      status: "satisfied",
      refused: ["no-standing"],
    },
    {
      title: "is not lifted by a waiver",
      acts: [
        {},
        { kind: "object", by: "frank", at: early },
        { kind: "waive", by: "erin", until: "2026-12-01", note: "vendor", at: late },
      ],
      status: "unmet",
    },
  ],
  "34 waiver": [
    {
      title: "by the waiver role, with reason and date, waives",
      acts: [{ kind: "waive", by: "erin", until: "2026-12-01", note: "vendor fix due" }],
      status: "waived",
      reasons: ["waived"],
    },
    {
      title: "counts on its last day",
      acts: [{ kind: "waive", by: "erin", at: "2026-11-01T10:00:00Z", until: "2026-11-21", note: "vendor" }],
      status: "waived",
    },
    {
      title: "no longer on the day after",
      acts: [{ kind: "waive", by: "erin", at: "2026-11-01T10:00:00Z", until: "2026-11-20", note: "vendor" }],
      status: "pending",
      refused: ["waiver-expired"],
    },
    {
      title: "no reason",
      acts: [{ kind: "waive", by: "erin", until: "2026-12-01" }],
      status: "pending",
      refused: ["reason-required"],
    },
    {
      title: "no date",
      acts: [{ kind: "waive", by: "erin", note: "later" }],
      status: "pending",
      refused: ["until-required"],
    },
    {
      title: "too long",
      acts: [{ kind: "waive", by: "erin", until: "2027-12-01", note: "vendor" }],
      status: "pending",
      refused: ["waiver-too-long"],
    },
    {
      title: "by the author",
      acts: [{ kind: "waive", by: "erin", until: "2026-12-01", note: "vendor" }],
      facts: { pullRequest: { author: { login: "erin" } } },
      status: "pending",
      refused: ["is-author"],
    },
    {
      title: "by somebody else",
      acts: [{ kind: "waive", by: "fay", until: "2026-12-01", note: "vendor" }],
      status: "pending",
      refused: ["not-in-role"],
    },
    {
      title: "of what may not be waived",
      policy: policy({ requirements: [requirement({ waivable: false })] }),
      acts: [{ kind: "waive", by: "erin", until: "2026-12-01", note: "vendor" }],
      status: "pending",
      refused: ["not-waivable"],
    },
    {
      title: "ended by /revoke of the waiver role",
      acts: [
        { kind: "waive", by: "erin", until: "2026-12-01", note: "vendor", at: early },
        { kind: "revoke", by: "erin", at: late },
      ],
      status: "pending",
      refused: ["revoked"],
    },
    {
      title: "whose comment was deleted",
      acts: [{ kind: "waive", by: "erin", until: "2026-12-01", note: "vendor", source: deleted }],
      status: "pending",
      refused: ["deleted"],
    },
    {
      title: "given for other content",
      seen: [model],
      today: [other],
      acts: [{ kind: "waive", by: "erin", until: "2026-12-01", note: "vendor" }],
      status: "pending",
      refused: ["stale"],
    },
  ],
  "37 a reviewer clicks Update branch": [
    {
      title: "makes nobody a contributor",
      acts: [{}],
      facts: commits({ author: { login: "fay" }, committer: { login: "web-flow" }, updateMerge: true }),
      status: "satisfied",
    },
  ],
  "38 one of two jointly reviewed files leaves the pull request": [
    {
      title: "is stale",
      seen: [model, change("models/b.pt")],
      today: [model],
      acts: [{}],
      status: "pending",
      refused: ["stale"],
    },
  ],
  "39 the branch deletes a file that main gained after the sign-off": [
    {
      title: "is stale: the deletion is a governed change",
      seen: [model],
      today: [model, { path: "models/new.pt", status: "deleted", oldMode: "100644", oldId: id("gained") }],
      acts: [{}],
      status: "pending",
      refused: ["stale"],
    },
  ],
  "40 objection's comment deleted, or its review dismissed by the author": [
    {
      title: "still objected after deletion",
      acts: [{}, { kind: "object", by: "frank", at: late, source: deleted, remembered: ["GOV-1"] }],
      status: "unmet",
    },
    {
      title: "still objected after dismissal",
      acts: [{}, { ...changesRequested, by: "frank", at: late, source: dismissed }],
      status: "unmet",
    },
    {
      title: "still objected after its author left the role",
      acts: [{}, { kind: "object", by: "zoe", at: late, source: deleted, remembered: ["GOV-1"] }],
      status: "unmet",
    },
  ],
};

function arrange({ policy: chosen = policy(), seen, today = [model], acts, facts: rest = {} }: Case): {
  policy: Policy;
  facts: Facts;
} {
  const shown = digestsOf(chosen, facts({ ...rest, changes: [...(seen ?? today)] }));
  const bound = acts.map((each) => act({ shown, ...each }));
  return { policy: chosen, facts: facts({ ...rest, changes: [...today], acts: { known: bound } }) };
}

describe.each(Object.entries(cases))("case %s", (_, variants) => {
  test.each(variants.map((variant) => [variant.title, variant] as const))("%s", (__, variant) => {
    const arranged = arrange(variant);
    const verdict = evaluate(arranged.policy, arranged.facts);
    const found = requirementIn(verdict);
    expect({ status: found.status, refused: refusalsIn(verdict) }).toEqual({
      status: variant.status,
      refused: expect.arrayContaining([...(variant.refused ?? [])]),
    });
    if (variant.reasons) expect(found.reasons.map(({ code }) => code)).toEqual(variant.reasons);
    if (!variant.refused && variant.status === "satisfied") expect(refusalsIn(verdict)).toEqual([]);
  });
});

describe("what binds a sign-off", () => {
  test("25 a retargeted pull request is judged anew under the new base's policy", () => {
    const strict = policy({ requirements: [requirement({ needs: signOff("security-reviewer") })] });
    const signed = facts({ acts: { known: [act({ by: "frank", shown: digestsOf(policy(), facts()) })] } });
    expect(requirementIn(evaluate(policy(), signed)).status).toBe("satisfied");
    expect(requirementIn(evaluate(strict, signed)).status).toBe("pending");
  });

  test("28 a changed definition makes it stale", () => {
    const stricter = policy({ requirements: [requirement({ appliesTo: ["model"] })] });
    const signed = facts({ acts: { known: [act({ shown: digestsOf(policy(), facts()) })] } });
    expect(refusalsIn(evaluate(stricter, signed))).toEqual(["stale"]);
  });

  test("28 changed wording or role members do not", () => {
    const reworded = policy({ requirements: [requirement({ title: "Fairness", why: "Because." })] });
    const signed = facts({ acts: { known: [act({ shown: digestsOf(policy(), facts()) })] } });
    expect(requirementIn(evaluate(reworded, signed)).status).toBe("satisfied");
  });

  test("36 a replaced document that the requirement reads makes it stale", () => {
    const needs = {
      kind: "all" as const,
      of: [
        signOff("fairness-reviewer"),
        { kind: "document" as const, source: { path: "CARD.md" }, sections: [], frontMatter: {}, leftovers: true },
      ],
    };
    const reads = policy({ requirements: [requirement({ needs })] });
    const card = (text: string) => ({
      documents: { "CARD.md": { known: { id: id(text), outline: { sections: [], leftovers: [], empty: false } } } },
    });
    const signed = { acts: { known: [act({ shown: digestsOf(reads, facts(card("first"))) })] } };
    expect(requirementIn(evaluate(reads, facts({ ...card("first"), ...signed }))).status).toBe("satisfied");
    expect(refusalsIn(evaluate(reads, facts({ ...card("second"), ...signed })))).toEqual(["stale"]);
  });

  test("a typed digest binds by itself, and 16 digits are enough", () => {
    const today = digestsOf(policy(), facts())["GOV-1"] ?? "";
    const typed = (digest: string) =>
      facts({ acts: { known: [act({ targets: { ids: [{ id: "gov-1", digest }] }, shown: {} })] } });
    expect(requirementIn(evaluate(policy(), typed(today.slice(0, 16)))).status).toBe("satisfied");
    expect(refusalsIn(evaluate(policy(), typed("0".repeat(16))))).toEqual(["stale"]);
  });

  test("acts of one second are ordered by their fractions, not by their text", () => {
    const shown = digestsOf(policy(), facts());
    const acts = [act({ shown, at: "2026-11-21T10:00:00.500Z" }), act({ kind: "revoke", at: "2026-11-21T10:00:00Z" })];
    expect(requirementIn(evaluate(policy(), facts({ acts: { known: acts } }))).status).toBe("satisfied");
  });

  test("a lone word is an id or a group, whichever the policy knows", () => {
    const shown = digestsOf(policy(), facts());
    const asId = act({ shown, targets: { ids: [{ id: "fairness-reviewer" }] } });
    const asGroup = act({ shown, targets: { group: "gov-1" } });
    for (const each of [asId, asGroup]) {
      expect(requirementIn(evaluate(policy(), facts({ acts: { known: [each] } }))).status).toBe("satisfied");
    }
    const neither = evaluate(policy(), facts({ acts: { known: [act({ targets: { ids: [{ id: "GOV-l" }] } })] } }));
    expect(neither.notices).toContainEqual(
      expect.objectContaining({
        act: expect.objectContaining({ reason: { code: "unknown-target", target: "GOV-l", suggestion: "GOV-1" } }),
      }),
    );
  });

  test("32 thousands of comments are all read", () => {
    const shown = digestsOf(policy(), facts());
    const crowd = Array.from({ length: 5_000 }, (_, index) => act({ by: `passer-${index}`, shown }));
    const verdict = evaluate(policy(), facts({ acts: { known: [...crowd, act({ shown })] } }));
    expect(requirementIn(verdict).status).toBe("satisfied");
    expect(refusalsIn(verdict)).toHaveLength(5_000);
  });
});
