/** From conversation to acts and, where it matters, to the decision; cases numbered as in docs/sign-offs.md. */
import { describe, expect, it, test } from "@jest/globals";
import { collectActs } from "../../../src/core/acts/collect-acts.ts";
import type { Act } from "../../../src/core/facts.ts";
import {
  change,
  digestsOf,
  facts,
  id,
  policy,
  refusalsIn,
  requirement,
  requirementIn,
  signOff,
} from "../../support/builders.ts";
import {
  at,
  checklist,
  checklistText,
  collect,
  comment,
  conversation,
  decide,
  dismissedBy,
  editedBy,
  HEAD,
  memoryOf,
  model,
  other,
  ours,
  person,
  review,
  type Talk,
  theirs,
} from "./build-conversation.ts";

const DIGEST = digestsOf(policy(), facts({ changes: [model] }))["GOV-1"] ?? "";
const OTHER = digestsOf(policy(), facts({ changes: [other] }))["GOV-1"] ?? "";
const shows = checklistText([model]);
const shown = checklist([ours("10:00", shows)]);
const statusOf = (talk: Talk) => requirementIn(decide(talk)).status;
const refusedIn = (talk: Talk) => refusalsIn(decide(talk));

describe("the ways to act", () => {
  const two = policy({ requirements: [requirement(), requirement({ id: "PEO-2", concerns: ["security"] })] });
  const both = checklist([ours("10:00", checklistText([model], two))]);
  const cases: [body: string, acts: Partial<Act>[]][] = [
    ["/sign-off GOV-1", [{ kind: "sign-off", targets: { ids: [{ id: "GOV-1" }] } }]],
    ["/signoff gov-1: slices", [{ kind: "sign-off", targets: { ids: [{ id: "gov-1" }] }, note: "slices" }]],
    ["/sign-off fairness", [{ kind: "sign-off", targets: { group: "fairness" } }]],
    ["/revoke GOV-1", [{ kind: "revoke" }]],
    ["/object GOV-1: skipped", [{ kind: "object", note: "skipped" }]],
    ["/overrule GOV-1: checked", [{ kind: "overrule", note: "checked" }]],
    ["/waive GOV-1 until 2026-12-01: vendor", [{ kind: "waive", until: "2026-12-01", note: "vendor" }]],
    ["/recheck", []],
    ["looks good\n\n/sign-off GOV-1\n/object PEO-2: no", [{ kind: "sign-off" }, { kind: "object" }]],
    ["> /sign-off GOV-1", []],
    ["I would /sign-off GOV-1", []],
    ["```\n/sign-off GOV-1\n```", []],
  ];
  test.each(cases)("%j in a comment", (body, acts) => {
    const said = comment("fay", "10:05", body);
    const collected = collect({ policy: two, comments: [said], checklist: both });
    expect(collected.acts).toMatchObject(
      acts.map((each) => ({ ...each, actor: person("fay"), at: at("10:05"), via: "command", url: said.url })),
    );
  });

  test("a bare command is bound to what it names, a group to all that was shown, an unknown word to all as well", () => {
    const bound = (body: string) =>
      collect({ policy: two, comments: [comment("fay", "10:05", body)], checklist: both }).acts.map((act) => ({
        ids: Object.keys(act.shown),
        head: act.head,
      }));
    const head = id("head");
    expect(bound("/sign-off peo-2")).toEqual([{ ids: ["PEO-2"], head }]);
    expect(bound("/sign-off PEO-2 GOV-1")).toEqual([{ ids: ["PEO-2", "GOV-1"], head }]);
    expect(bound("/sign-off all")).toEqual([{ ids: ["GOV-1", "PEO-2"], head }]);
    expect(bound("/sign-off ML-ROLE")).toEqual([{ ids: ["GOV-1", "PEO-2"], head }]);
    expect(bound("/sign-off OLD-1 OLD-2")).toEqual([{ ids: [], head: undefined }]);
  });

  test("ids are of the text and the command in it, the same on every run, and change with the text", () => {
    const said = comment("fay", "10:05", "/recheck\n/sign-off GOV-1\n/object PEO-2: x");
    const idsOf = (talk: Talk) => collect(talk).acts.map((act) => act.id);
    const ids = [`comment-${said.id}@${at("10:05")}#2`, `comment-${said.id}@${at("10:05")}#3`];
    expect(idsOf({ comments: [said] })).toEqual(ids);
    expect(idsOf({ comments: [said, said] })).toEqual(ids);
    expect(idsOf({ comments: [{ ...said, ...editedBy("fay", "10:06") }] })[0]).toBe(
      `comment-${said.id}@${at("10:06")}#2`,
    );
    const reviewed = review("fay", "10:07", "approved", { body: "/sign-off GOV-1" });
    expect(idsOf({ reviews: [reviewed] })).toEqual([`review-${reviewed.id}`, `review-${reviewed.id}@${at("10:07")}#1`]);
  });

  test("our own comments never hold commands, nor does a comment whose author is gone", () => {
    const comments = [
      comment(null, "10:05", "/sign-off GOV-1"),
      comment("x", "10:05", "/sign-off GOV-1\n/sing-off x", { author: { login: "Gate[bot]" } }),
    ];
    expect(collect({ comments, checklist: shown })).toEqual({ acts: [], replies: [], nearMisses: [], recheck: false });
  });
});

describe("the binding of a bare command", () => {
  const signedAt = (time: string, talk: Talk) => ({ ...talk, comments: [comment("fay", time, "/sign-off GOV-1")] });
  const cases: [title: string, time: string, checklist: Talk["checklist"], digest: string | undefined][] = [
    ["to what has stood there for a minute", "10:01:00", shown, DIGEST],
    ["not before that", "10:00:59", shown, undefined],
    ["not to what came later", "09:59", shown, undefined],
    ["not without a checklist", "10:05", undefined, undefined],
    [
      "through rewrites that kept the digest",
      "10:01:10",
      checklist([ours("10:00", shows), ours("10:01", `${shows}\nmore`)]),
      DIGEST,
    ],
    [
      "to nothing while a new digest is young",
      "10:05:30",
      checklist([ours("10:00", shows), ours("10:05", checklistText([other]))]),
      undefined,
    ],
    [
      "to nothing where the digest was away in between",
      "10:05:30",
      checklist([ours("10:00", shows), ours("10:04", checklistText([other])), ours("10:05", shows)]),
      undefined,
    ],
    [
      "to nothing where it was not listed in between",
      "10:05:30",
      checklist([ours("10:00", shows), ours("10:04", "nothing here"), ours("10:05", shows)]),
      undefined,
    ],
    [
      "to nothing where a text in between is lost",
      "10:05:30",
      checklist([ours("10:00", shows), ours("10:04", undefined), ours("10:05", shows)]),
      undefined,
    ],
    [
      "to the newest of two in one second: to nothing",
      "10:05",
      checklist([ours("10:00", shows), ours("10:05", checklistText([other]))]),
      undefined,
    ],
    [
      "to nothing where somebody wrote over our words",
      "10:05",
      checklist([ours("10:00", shows), theirs("zoe", "10:02", checklistText([other]))]),
      undefined,
    ],
    [
      "to nothing where only somebody else showed it",
      "10:05",
      checklist([ours("10:00", "nothing"), theirs("zoe", "10:02", shows)]),
      undefined,
    ],
    [
      "to nothing where the history cannot be read",
      "10:05",
      checklist([], { body: shows, revisions: { unavailable: "HTTP 502" } }),
      undefined,
    ],
  ];
  test.each(cases)("%s", (_, time, list, digest) => {
    const talk = signedAt(time, list === undefined ? {} : { checklist: list });
    const [act] = collect(talk).acts;
    expect(act?.shown["GOV-1"]).toBe(digest);
    expect(act?.head).toBe(digest === undefined ? undefined : id("head"));
    expect(statusOf(talk)).toBe(digest === DIGEST ? "satisfied" : "pending");
    if (digest === undefined) expect(refusedIn(talk)).toContain("unbound");
  });
});

describe("a typed digest", () => {
  const typed = (digest: string, talk: Talk = {}): Talk => ({
    checklist: shown,
    ...talk,
    comments: [comment("fay", "10:00:01", `/sign-off GOV-1 ${digest}`)],
  });
  it("is bound to the full one that the checklist ever showed, at once", () => {
    const [act] = collect(typed(DIGEST.slice(0, 16))).acts;
    expect(act).toMatchObject({ shown: { "GOV-1": DIGEST }, head: id("head") });
    expect(statusOf(typed(DIGEST.slice(0, 20).toUpperCase()))).toBe("satisfied");
  });

  it("may be an older one, and is stale then", () => {
    const list = checklist([ours("09:00", checklistText([other])), ours("10:00", shows)]);
    const talk = typed(OTHER.slice(0, 16), { checklist: list });
    expect(collect(talk).acts[0]?.shown).toEqual({ "GOV-1": OTHER });
    expect(refusedIn(talk)).toEqual(["stale"]);
  });

  it("that came up later, or never, stays as typed", () => {
    const list = checklist([ours("10:00", shows), ours("10:30", checklistText([other]))]);
    const [act] = collect(typed(OTHER.slice(0, 16), { checklist: list })).acts;
    expect(act).toMatchObject({ targets: { ids: [{ id: "GOV-1", digest: OTHER.slice(0, 16) }] }, shown: {} });
    expect(refusedIn(typed("0".repeat(16)))).toEqual(["stale"]);
  });

  it("that is one of another requirement is not mixed up", () => {
    const two = policy({ requirements: [requirement(), requirement({ id: "PEO-2" })] });
    const list = checklist([ours("10:00", checklistText([model], two))]);
    const talk = { policy: two, checklist: list };
    const [act] = collect({
      ...talk,
      comments: [comment("fay", "10:00:01", `/sign-off PEO-2 ${DIGEST.slice(0, 16)} GOV-1 ${DIGEST.slice(0, 16)}`)],
    }).acts;
    expect(act?.shown).toEqual({ "GOV-1": DIGEST });
  });
});

interface Case extends Talk {
  readonly title: string;
  readonly status: string;
  readonly refused?: readonly string[];
  readonly notices?: readonly string[];
}
const bare = policy({ requirements: [requirement({ needs: signOff("fairness-reviewer", { bareReview: true }) })] });
const gone = { kind: "sign-off", shown: { "GOV-1": DIGEST } };
/** What an earlier run collected. */
const earlier = (talk: Talk) => memoryOf(collect(talk).acts);
const signed = comment("fay", "10:05", "/sign-off GOV-1");
const objected = comment("frank", "10:06", "/object GOV-1: no slices");

const cases: Record<string, readonly Case[]> = {
  "1 approved, then requested changes": [
    {
      title: "is revoked and objected",
      policy: bare,
      reviews: [review("fay", "10:00", "approved"), review("fay", "11:00", "changes-requested")],
      status: "unmet",
      refused: ["revoked"],
    },
    {
      title: "until they approve",
      policy: bare,
      reviews: [review("fay", "10:00", "changes-requested"), review("fay", "11:00", "approved")],
      status: "satisfied",
    },
  ],
  "2 approved, then commented": [
    {
      title: "is kept",
      policy: bare,
      reviews: [review("fay", "10:00", "approved"), review("fay", "11:00", "commented", { body: "a question" })],
      status: "satisfied",
    },
  ],
  "3 dismissed reviews": [
    {
      title: "an approval is gone and nothing older revives",
      policy: bare,
      reviews: [
        review("fay", "10:00", "approved"),
        review("fay", "11:00", "approved", dismissedBy("mallory", "11:30")),
      ],
      status: "pending",
      refused: ["dismissed", "superseded"],
    },
    {
      title: "a request for changes stays",
      policy: bare,
      reviews: [
        review("fay", "10:00", "approved"),
        review("frank", "11:00", "changes-requested", dismissedBy("mallory", "11:30")),
      ],
      status: "unmet",
    },
    {
      title: "one whose state nobody can tell takes back what its author signed before, and its own commands",
      checklist: shown,
      comments: [signed],
      reviews: [review("fay", "11:00", undefined, { body: "/sign-off GOV-1", ...dismissedBy("mallory", "11:30") })],
      policy: bare,
      status: "pending",
      refused: ["dismissed", "superseded", "dismissed"],
    },
    {
      title: "commands in a dismissed review are gone",
      reviews: [review("fay", "10:00", "commented", { body: "/sign-off GOV-1", ...dismissedBy("mallory", "11:30") })],
      status: "pending",
      refused: ["dismissed"],
    },
    {
      title: "an objection in a dismissed review stays",
      reviews: [review("fay", "10:00", "commented", { body: "/object GOV-1: x", ...dismissedBy("mallory", "11:30") })],
      status: "unmet",
    },
  ],
  "7 force-push to an older or pre-staged commit": [
    {
      title: "a review counts for the content of its commit, today",
      policy: bare,
      reviews: [review("fay", "10:00", "approved")],
      today: [model],
      reviewed: [model, change("src/app.ts")],
      status: "satisfied",
    },
    {
      title: "and not for other content, whatever the order of times",
      policy: bare,
      reviews: [review("fay", "11:59", "approved")],
      today: [model],
      reviewed: [other],
      status: "pending",
      refused: ["stale"],
    },
    {
      title: "a reviewed commit that cannot be had any more binds nothing",
      policy: bare,
      reviews: [review("fay", "10:00", "approved", { commit: id("lost") })],
      status: "pending",
      refused: ["unbound"],
    },
  ],
  "9 approval and push in the same second": [
    {
      title: "the digest at the reviewed commit decides",
      policy: bare,
      reviews: [review("fay", "12:00", "approved")],
      reviewed: [other],
      status: "pending",
      refused: ["stale"],
    },
  ],
  "16 a person edits their own comment": [
    {
      title: "the act dates from the edit and binds anew",
      checklist: checklist([ours("10:00", shows), ours("10:20", checklistText([other]))]),
      comments: [{ ...signed, ...editedBy("fay", "10:30") }],
      status: "pending",
      refused: ["stale"],
    },
    {
      title: "also to what was not there when it was first written",
      checklist: checklist([ours("10:00", checklistText([other])), ours("10:20", shows)]),
      comments: [{ ...signed, ...editedBy("fay", "10:30") }],
      status: "satisfied",
    },
    {
      title: "a review keeps the content of its commit",
      reviews: [review("fay", "10:00", "commented", { body: "/sign-off GOV-1", ...editedBy("FAY", "11:00") })],
      status: "satisfied",
    },
    {
      title: "taking the command out ends the sign-off, and the older one does not revive",
      checklist: shown,
      comments: [signed, { ...comment("fay", "10:40", "nothing", { id: 900 }), ...editedBy("fay", "10:50") }],
      remembered: earlier({ checklist: shown, comments: [comment("fay", "10:40", "/sign-off GOV-1", { id: 900 })] }),
      status: "pending",
      refused: ["deleted", "superseded"],
    },
  ],
  "17 someone else edits the comment": [
    {
      title: "its sign-off does not count and it is shown as tampering",
      checklist: shown,
      comments: [{ ...signed, ...editedBy("zoe", "10:30") }],
      status: "pending",
      refused: ["tampered"],
      notices: ["tampered"],
    },
    {
      title: "also where nobody tells who it was",
      checklist: shown,
      comments: [{ ...signed, ...editedBy(null, "10:30") }],
      status: "pending",
      refused: ["tampered"],
      notices: ["tampered"],
    },
    {
      title: "the author's own later edit counts again, from then",
      checklist: shown,
      comments: [{ ...signed, ...editedBy("fay", "10:45") }],
      remembered: earlier({ checklist: shown, comments: [{ ...signed, ...editedBy("zoe", "10:30") }] }),
      status: "satisfied",
      notices: [],
    },
    {
      title: "a review as such is no text, and stands",
      policy: bare,
      reviews: [review("fay", "10:00", "approved", { body: "/sign-off GOV-1", ...editedBy("zoe", "10:30") })],
      status: "satisfied",
      notices: ["tampered"],
    },
    {
      title: "what the text said before is not forgotten: an objection edited away stands",
      comments: [{ ...objected, body: "fine", ...editedBy("zoe", "10:30") }],
      remembered: earlier({ comments: [objected] }),
      status: "unmet",
      notices: ["tampered"],
    },
  ],
  "19 a bot signs off": [
    {
      title: "is ignored",
      checklist: shown,
      policy: policy({
        roles: { "fairness-reviewer": { users: [{ login: "x" }], teams: [], unfilled: false, permission: "read" } },
        waivers: { maxDays: 30 },
      }),
      comments: [
        comment("x", "10:05", `/sign-off GOV-1 ${DIGEST}`, { author: { login: "ci[bot]", id: 99, bot: true } }),
      ],
      facts: { permissions: { "ci[bot]": { known: "admin" } } },
      status: "pending",
      refused: ["bot-not-listed"],
    },
  ],
  "20 same person twice": [
    {
      title: "is one vote, by whatever way",
      policy: policy({
        requirements: [requirement({ needs: signOff("fairness-reviewer", { count: 2, bareReview: true }) })],
      }),
      comments: [comment("fay", "10:05", "/sign-off GOV-1\n/sign-off GOV-1")],
      reviews: [review("fay", "10:00", "approved")],
      status: "pending",
    },
  ],
  "21 login's case": [
    {
      title: "is ignored where an edit is compared with its author",
      checklist: shown,
      comments: [{ ...signed, author: { login: "Fay" }, edited: { at: at("10:30"), editor: { login: "fAY" } } }],
      status: "satisfied",
    },
    {
      title: "accounts with other ids are other people, whatever their login",
      checklist: shown,
      comments: [{ ...signed, edited: { at: at("10:30"), editor: { login: "fay", id: 77 } } }],
      status: "pending",
      refused: ["tampered"],
      notices: ["tampered"],
    },
  ],
  "33 objection withdrawn by its author, or overruled": [
    {
      title: "by /revoke",
      checklist: shown,
      comments: [signed, objected, comment("frank", "10:20", "/revoke GOV-1")],
      status: "satisfied",
    },
    {
      title: "by an overrule",
      checklist: shown,
      comments: [signed, objected, comment("erin", "10:20", "/overrule GOV-1: checked by hand")],
      status: "satisfied",
    },
    {
      title: "not by an overrule whose comment is gone",
      checklist: shown,
      comments: [signed, objected],
      remembered: earlier({ comments: [comment("erin", "10:20", "/overrule GOV-1: checked by hand")] }),
      status: "unmet",
      refused: ["deleted"],
    },
  ],
  "34 waiver": [
    {
      title: "is bound to what was shown",
      checklist: shown,
      comments: [comment("erin", "10:05", "/waive GOV-1 until 2026-12-01: vendor")],
      status: "waived",
    },
    {
      title: "is gone with its comment",
      checklist: shown,
      remembered: earlier({
        checklist: shown,
        comments: [comment("erin", "10:05", "/waive GOV-1 until 2026-12-01: vendor")],
      }),
      status: "pending",
      refused: ["deleted"],
    },
  ],
  "40 objection's comment deleted, or its review dismissed": [
    {
      title: "still objected after deletion",
      checklist: shown,
      comments: [signed],
      remembered: earlier({ comments: [objected] }),
      status: "unmet",
    },
    {
      title: "still objected after its author edited it away",
      checklist: shown,
      comments: [signed, { ...objected, body: "never mind", ...editedBy("frank", "10:30") }],
      remembered: earlier({ comments: [objected] }),
      status: "unmet",
    },
    {
      title: "also within the second it was written in",
      checklist: shown,
      comments: [signed, { ...objected, body: "/sign-off PEO-9", ...editedBy("frank", "10:06") }],
      remembered: earlier({ comments: [objected] }),
      status: "unmet",
    },
    {
      title: "still objected where the review's former state is forgotten by the host",
      policy: bare,
      reviews: [
        review("fay", "10:00", "approved"),
        review("frank", "11:00", undefined, { id: 901, ...dismissedBy("mallory", "11:30") }),
      ],
      remembered: earlier({ reviews: [review("frank", "11:00", "changes-requested", { id: 901 })] }),
      status: "unmet",
    },
    {
      title: "until its author revokes",
      checklist: shown,
      comments: [signed, comment("frank", "10:40", "/revoke GOV-1")],
      remembered: earlier({ comments: [objected] }),
      status: "satisfied",
    },
    {
      title: "a revocation survives its comment as well",
      checklist: shown,
      comments: [signed],
      remembered: earlier({ comments: [comment("fay", "10:30", "/revoke GOV-1")] }),
      status: "pending",
      refused: ["revoked"],
    },
  ],
};

for (const [name, list] of Object.entries(cases)) {
  describe(`case ${name}`, () => {
    test.each(list.map((one) => [one.title, one] as const))("%s", (_, one) => {
      const { title: __, status, refused, notices = [], ...talk } = one;
      const verdict = decide(talk);
      expect(requirementIn(verdict).status).toBe(status);
      if (refused) expect(refusalsIn(verdict).sort()).toEqual([...refused].sort());
      expect(verdict.notices.map(({ code }) => code)).toEqual(expect.arrayContaining([...notices]));
      if (notices.length === 0) expect(verdict.notices.map(({ code }) => code)).not.toContain("tampered");
    });
  });
}

describe("a review", () => {
  it("is bound to the digests at its commit, and so are the commands in it", () => {
    const said = review("fay", "10:00", "approved", { body: "/sign-off GOV-1\n/sign-off fairness" });
    expect(collect({ reviews: [said] }).acts).toMatchObject([
      { id: `review-${said.id}`, kind: "approve", via: "review", shown: { "GOV-1": DIGEST }, head: HEAD },
      { kind: "sign-off", via: "review", shown: { "GOV-1": DIGEST }, head: HEAD },
      { kind: "sign-off", via: "review", shown: { "GOV-1": DIGEST }, head: HEAD },
    ]);
  });

  it("may type a digest that the checklist showed, for which then its commit does not matter", () => {
    const said = review("fay", "10:00", "commented", { body: `/sign-off GOV-1 ${DIGEST.slice(0, 16)}` });
    expect(collect({ reviews: [said], reviewed: [other], checklist: shown }).acts[0]?.shown).toEqual({
      "GOV-1": DIGEST,
    });
  });

  it("that only comments is no act", () => {
    expect(collect({ reviews: [review("fay", "10:00", "commented", { body: "hm" })] }).acts).toEqual([]);
  });
});

describe("a review of what came later", () => {
  test("is bound to nothing of the requirements that it cannot have seen", () => {
    const [early, late] = [review("fay", "10:05", "approved"), review("frank", "10:10", "approved")];
    const two = policy({ requirements: [requirement(), requirement({ id: "PEO-2" })] });
    const digestsAt = new Map([[HEAD, digestsOf(two, facts({ changes: [model] }))]]);
    const unseenBy = ({ createdAt }: { createdAt: string }) => new Set(createdAt < at("10:07") ? ["GOV-1"] : []);
    const { acts } = collectActs(conversation({ reviews: [early, late] }), { digestsAt, unseenBy, remembered: [] });
    expect(acts.map(({ actor, shown }) => [actor.login, Object.keys(shown)])).toEqual([
      ["fay", ["PEO-2"]],
      ["frank", ["GOV-1", "PEO-2"]],
    ]);
  });
});

describe("memory", () => {
  it("gives back what is gone, with what has become of it", () => {
    const before = { checklist: shown, comments: [signed], reviews: [review("fay", "10:00", "approved", { id: 902 })] };
    expect(collect({ checklist: shown, remembered: earlier(before) }).acts).toMatchObject([
      { ...gone, id: `comment-${signed.id}@${signed.createdAt}#1`, source: { state: "deleted" }, remembered: [] },
      { kind: "approve", id: "review-902", source: { state: "deleted" } },
    ]);
    const edited = { ...signed, body: "x", ...editedBy("zoe", "10:30") };
    expect(collect({ comments: [edited], remembered: earlier(before) }).acts[0]).toMatchObject({
      ...gone,
      source: { state: "edited-by-other", by: person("zoe"), at: at("10:30") },
    });
  });

  it("marks what counted once, and leaves what is still there as it is today", () => {
    const [act] = collect({ comments: [objected], remembered: earlier({ comments: [objected] }) }).acts;
    expect(act).toMatchObject({ kind: "object", source: { state: "intact" }, remembered: ["GOV-1"] });
  });

  it("keeps what was seen when the act was first recorded, whatever the checklist's history says since", () => {
    const before = earlier({ checklist: shown, comments: [signed] });
    const restored = { ...before[0], act: { ...(before[0]?.act ?? signed), shown: { "GOV-1": "0".repeat(64) } } };
    const acts = (remembered: typeof before) => collect({ checklist: shown, comments: [signed], remembered }).acts;
    expect(acts(before)[0]?.shown).toEqual({ "GOV-1": DIGEST });
    expect(acts([restored as (typeof before)[number]])[0]?.shown).toEqual({});
  });

  it("does not soften what had become of an act", () => {
    const acts = collect({ checklist: shown, comments: [signed] }).acts.map(
      (act): Act => ({ ...act, source: { state: "dismissed" } }),
    );
    expect(collect({ remembered: memoryOf(acts) }).acts).toMatchObject([{ source: { state: "dismissed" } }]);
  });

  it("keeps the same acts from run to run", () => {
    const first = collect({ comments: [objected, signed], checklist: shown });
    const later = { comments: [{ ...objected, body: "/sign-off GOV-1", ...editedBy("frank", "10:06") }] };
    const second = collect({ ...later, remembered: memoryOf(first.acts) });
    const third = collect({ ...later, remembered: memoryOf(second.acts) });
    expect(third.acts.map((act) => act.id).sort()).toEqual(second.acts.map((act) => act.id).sort());
    expect(second.acts).toHaveLength(3);
  });

  it("tells accounts apart that bore one login after another", () => {
    const before = comment("x", "10:05", "/object GOV-1: x", { author: { login: "drew", id: 501 } });
    const now = comment("x", "10:30", "/object GOV-1: y", { author: { login: "Drew", id: 502 } });
    const acts = collect({ comments: [now], remembered: earlier({ comments: [before] }) }).acts;
    expect(acts.map(({ actor }) => actor)).toEqual([
      { login: "Drew", id: 502 },
      { login: "drew#501", id: 501 },
    ]);
    expect(decide({ comments: [now], remembered: earlier({ comments: [before] }) }).status).toBe("fail");
    const renamed = { ...now, author: { login: "drew-new", id: 501 } };
    expect(collect({ comments: [renamed], remembered: earlier({ comments: [before] }) }).acts[1]?.actor.login).toBe(
      "drew-new",
    );
  });
});

describe("what is answered", () => {
  it("is every remark with commands or near misses, as it reads today", () => {
    const said = comment("fay", "10:05", "/sign-off GOV-1\n/recheck\n/singoff PEO-2");
    const reviewed = review("fay", "10:06", "commented", { body: "/object GOV-1: x" });
    const plain = comment("zoe", "10:07", "hello");
    const { replies, recheck, nearMisses } = collect({ comments: [said, plain], reviews: [reviewed] });
    expect(recheck).toBe(true);
    expect(replies).toMatchObject([
      { node: said.node, remark: "comment", actIds: [`comment-${said.id}@${at("10:05")}#1`], recheck: true },
      { node: reviewed.node, remark: "review", actIds: [`review-${reviewed.id}@${at("10:06")}#1`], recheck: false },
    ]);
    expect(replies[0]?.nearMisses).toMatchObject([{ text: "/singoff PEO-2", line: 3 }]);
    expect(nearMisses).toEqual([
      {
        by: person("fay"),
        at: at("10:05"),
        url: said.url,
        text: "/singoff PEO-2",
        suggestion: "/sign-off PEO-2",
        cause: "unknown-verb",
      },
    ]);
  });

  it("shows the newest near misses only, by whoever wrote them", () => {
    const comments = Array.from({ length: 8 }, (_, index) => comment("fay", `10:0${index}`, `/singoff GOV-${index}`));
    const last = comments.map((one, index) => (index === 7 ? { ...one, ...editedBy("zoe", "11:00") } : one));
    const { nearMisses } = collect({ comments: last });
    expect(nearMisses.map(({ text, by }) => `${by.login} ${text}`)).toEqual([
      "zoe /singoff GOV-7",
      ...[6, 5, 4, 3].map((index) => `fay /singoff GOV-${index}`),
    ]);
  });

  it("does not count a /recheck as an act", () => {
    expect(collect({ comments: [comment("zoe", "10:00", "/recheck")] })).toMatchObject({ acts: [], recheck: true });
  });
});
