/** Plays a whole history: pull requests open, are judged and merged on one clock, and the ledger gets every record in its order. */
import { evaluate } from "../../src/core/evaluate.ts";
import type { Verdict } from "../../src/core/verdict.ts";
import {
  type About,
  type Circumstances,
  recordDecision,
  recordMerge,
  recordMergeGroup,
  recordRetrospective,
} from "../../src/ledger/build-record.ts";
import { decisionDigest } from "../../src/ledger/decision.ts";
import { entryOf, type LedgerEntry, type LedgerHead, linkAfter } from "../../src/ledger/layout.ts";
import { openChance } from "./chance.ts";
import { code, datasheet, description, MODELS, modelCard, pointerText, pointerTo } from "./contents.ts";
import { gatherFacts, REPOSITORY } from "./gather.ts";
import { type CommitNode, type Edits, gitId, openGitModel } from "./git-model.ts";
import { AUTHORS, account, BOT, signatureOf, WEB_FLOW } from "./people.ts";
import { KINDS, type Kind, type Plan, planChange, writeReports } from "./plan-change.ts";
import { type LivePull, playPull, type World } from "./play-pull.ts";
import { composeSteps, POLICY_PATH, type PolicyStep } from "./policies.ts";
import { DAY, instant, later, openings } from "./workdays.ts";

export interface HistoryOptions {
  /** The package's folder. */
  readonly root: string;
  readonly pulls: number;
  readonly seed: number;
  /** The history ends on this day and is two years long. */
  readonly until: string;
  /** Takes the repository as a stream for `git fast-import`. */
  readonly repository?: (chunk: string) => void;
  /** Takes what each record adds to the ledger, in the order of time. `at`: milliseconds. */
  readonly append: (entry: LedgerEntry, headline: string, at: number) => void;
}

/** What became of the changes of the default branch; for tests and for the curious. */
export interface HistoryCounts {
  readonly pulls: number;
  readonly records: number;
  readonly merged: number;
  readonly direct: number;
  readonly tip: string;
}

const VERSION = "0.1.0";
const WORKFLOW = `${REPOSITORY.name}/.github/workflows/gate.yml@refs/heads/main`;
/** Nobody noticed for a few days that the gate did not run. */
const OUTAGE = { from: 0.445, to: 0.452 };
const DIRECT_PUSHES = 0.012;

export async function playHistory(options: HistoryOptions): Promise<HistoryCounts> {
  const { root, pulls: count, seed, until, append } = options;
  const end = Date.parse(`${until}T00:00:00Z`);
  const start = end - 730 * DAY;
  const steps = await composeSteps(root, start, end);
  const chance = openChance(seed);
  const git = openGitModel(options.repository);
  const texts = new Map<string, string>();
  const contents = { read: (id: string) => texts.get(id) ?? "", git };
  const policies = new Map(steps.map((step) => [gitId("blob", step.text), step]));
  const memories = new Map<number, LedgerHead>();
  const decided = new Map<number, string>();
  const locks = new Map<string, number>();
  let records = 0;
  let merged = 0;
  let direct = 0;
  let runs = 8_100_000_000;

  const commit = (
    ref: string,
    parents: readonly CommitNode[],
    edits: Edits,
    words: Parameters<typeof git.commit>[3],
  ) => {
    for (const text of edits.values()) if (text !== null) texts.set(gitId("blob", text), text);
    return git.commit(ref, parents, edits, words);
  };
  let main = commit("refs/heads/main", [], firstFiles(chance, steps[0], start), {
    author: signatureOf(account("nina")),
    committer: signatureOf(account("nina")),
    at: start - 30 * DAY,
    message: "Begin\n",
  });

  const policyAt = (tip: CommitNode): PolicyStep => {
    const found = policies.get(git.find(tip.tree, POLICY_PATH) ?? "");
    if (found === undefined) throw new Error("the default branch has no policy");
    return found;
  };
  const circumstances = (number: number, event: string): Circumstances => {
    runs += chance.between(1, 9_000);
    return {
      version: VERSION,
      event,
      run: { id: String(runs), attempt: 1, workflow: WORKFLOW },
      link: linkAfter(memories.get(number)),
    };
  };
  const keep = (number: number, entry: LedgerEntry, headline: string, at: number) => {
    memories.set(number, entry.head);
    records += 1;
    append(entry, headline, at);
  };
  const about = (pull: LivePull, at: number): About => ({
    repository: { name: REPOSITORY.name, url: REPOSITORY.url },
    pullRequest: pull.number,
    head: pull.head.id,
    at: instant(at),
  });
  const isOff = (at: number) => at > start + OUTAGE.from * (end - start) && at < start + OUTAGE.to * (end - start);

  const world: World = {
    chance,
    push(pull, edits, message, at) {
      const by = signatureOf(pull.author);
      const parent = pull.commits.length === 0 ? pull.mergeBase : pull.head;
      pull.head = commit(`refs/pull/${pull.number}/head`, [parent], edits, {
        author: by,
        committer: by,
        at,
        message: `${message}\n`,
      });
      pull.commits.push(pull.head.id);
      for (const path of edits.keys()) {
        pull.paths.add(path);
        locks.set(path, pull.number);
      }
    },
    judge(pull, at, event): Verdict {
      const { policy } = policyAt(main);
      const { facts, scope, evidence, bytes } = gatherFacts({ ...pull, base: main }, policy, instant(at), contents);
      const verdict = evaluate(policy, facts, scope);
      const digest = decisionDigest(verdict, facts);
      if (decided.get(pull.number) === digest || isOff(at)) return verdict;
      decided.set(pull.number, digest);
      const record = recordDecision({ policy, facts, verdict, scope, evidence }, circumstances(pull.number, event));
      const entry = entryOf(record, { policy, previous: memories.get(pull.number), evidence: bytes });
      keep(pull.number, entry, `Decide #${pull.number}: ${verdict.status}`, at);
      return verdict;
    },
    merge(pull, at, { by, queued }) {
      const tip = main;
      const message = `${pull.plan.why} (#${pull.number})\n`;
      const edits = editsOf(pull, contents.read, git);
      const author = signatureOf(pull.author);
      const how = queued ? "squash" : chance.weigh({ squash: 70, merge: 20, rebase: 10 });
      if (how === "merge") {
        main = commit("refs/heads/main", [tip, pull.head], edits, {
          author: signatureOf(by),
          committer: WEB_FLOW,
          at,
          message: `Merge pull request #${pull.number}\n\n${pull.plan.why}\n`,
        });
      } else {
        main = commit("refs/heads/main", [tip], edits, {
          author,
          committer: how === "squash" ? WEB_FLOW : signatureOf(by),
          at,
          message,
        });
      }
      merged += 1;
      if (isOff(at)) return;
      const { policy } = policyAt(tip);
      const memory = memories.get(pull.number);
      if (queued && memory?.status !== undefined) {
        const said = {
          group: { head: main.id, base: tip.id },
          members: [
            { number: pull.number, head: pull.head.id, record: memory.decisionRecord ?? null, status: memory.status },
          ],
          uncovered: [],
          status: memory.status,
        };
        const record = recordMergeGroup(about(pull, at), said, circumstances(pull.number, "merge_group"));
        keep(pull.number, entryOf(record, { previous: memory }), `Record the group of #${pull.number}`, at);
      }
      const { scope } = gatherFacts({ ...pull, base: tip }, policy, instant(at), contents);
      const previous = memories.get(pull.number);
      const record = recordMerge(
        about(pull, at + 20_000),
        {
          baseRef: "main",
          merged: { by, at: instant(at), commit: main.id },
          decision: previous?.decisionRecord ?? null,
          governed: { known: policy.requirements.some((each) => scope.governedBy(each).length > 0) },
        },
        circumstances(pull.number, "pull_request_target"),
      );
      keep(pull.number, entryOf(record, { previous }), `Record the merge of #${pull.number}`, at + 20_000);
    },
    release(pull) {
      for (const path of pull.paths) if (locks.get(path) === pull.number) locks.delete(path);
      decided.delete(pull.number);
    },
    retrospect(pull, at, act) {
      const previous = memories.get(pull.number);
      if (previous?.merge === undefined || act.targets === undefined || !("ids" in act.targets)) return;
      const requirements = act.targets.ids.map(({ id }) => ({ id, held: { known: true } }));
      const said = { merge: previous.merge, acts: [{ act, requirements }] };
      const record = recordRetrospective(about(pull, at + 20_000), said, circumstances(pull.number, "issue_comment"));
      keep(
        pull.number,
        entryOf(record, { previous }),
        `Record what was done after the merge of #${pull.number}`,
        at + 20_000,
      );
    },
  };

  const queue = openQueue();
  let number = 0;
  const isFree = (path: string) => !locks.has(path);
  const begin = (plan: Plan, author: LivePull["author"], at: number) => {
    number += chance.weigh({ "1": 70, "2": 22, "3": 8 }) === "1" ? 1 : 2;
    const pull: LivePull = {
      number,
      author,
      plan,
      mergeBase: main,
      head: main,
      body: description(plan.why, !plan.defects.has("body")),
      commits: [],
      paths: new Set(),
      acts: [],
      checks: [],
    };
    const life = playPull(pull, at, world);
    const goOn = () => {
      const next = life.next();
      if (!next.done) queue.add(next.value, goOn);
    };
    goOn();
  };
  const open = (at: number) => {
    for (let attempt = 0; attempt < 8; attempt++) {
      const kind: Kind = attempt === 7 ? "plain" : chance.weigh(KINDS);
      const plan = planChange(kind, chance, chance.hex(10), instant(at), isFree);
      if (plan === undefined) continue;
      const isBot = kind === "dependencies" && chance.hits(0.7);
      begin(plan, isBot ? BOT : account(chance.pick(AUTHORS)), at);
      return;
    }
    // Everybody is at everything: a note of its own.
    const path = `notes/${chance.hex(8)}.md`;
    begin(
      { why: `Note ${path}`, governed: false, edits: new Map([[path, code(path, "1")]]), defects: new Set() },
      account(chance.pick(AUTHORS)),
      at,
    );
  };
  const pushDirectly = (at: number) => {
    const path = chance.pick(["notes/roadmap.md", "src/training/schedule.py", "conf/params.yaml", "web/about.ts"]);
    if (!isFree(path)) return;
    const by = signatureOf(account(chance.pick(AUTHORS)));
    main = commit("refs/heads/main", [main], new Map([[path, code(path, chance.hex(8))]]), {
      author: by,
      committer: by,
      at,
      message: `Quick fix of ${path}\n`,
    });
    direct += 1;
  };
  for (const at of openings(count - (steps.length - 1), start, end, chance)) {
    queue.add(at, () => open(at));
    if (chance.hits(DIRECT_PUSHES))
      queue.add(later(at, 3, chance), function push() {
        pushDirectly(queue.now());
      });
  }
  for (const { proposed, why, text } of steps.slice(1)) {
    const at = later(proposed, 2, chance);
    queue.add(at, () =>
      begin({ why, governed: true, edits: new Map([[POLICY_PATH, text]]), defects: new Set() }, account("greta"), at),
    );
  }
  queue.run(end);
  return { pulls: count, records, merged, direct, tip: main.id };
}

/** The files that the default branch begins with. */
function firstFiles(chance: ReturnType<typeof openChance>, first: PolicyStep | undefined, start: number): Edits {
  const edits = new Map<string, string | null>([
    [
      ".gitattributes",
      "*.safetensors filter=lfs diff=lfs merge=lfs -text\n*.parquet filter=lfs diff=lfs merge=lfs -text\n",
    ],
    [".github/workflows/tests.yml", "name: tests\non: [pull_request]\njobs: {}\n"],
    [".github/workflows/gate.yml", "name: gate\non: [pull_request_target, issue_comment]\njobs: {}\n"],
    [POLICY_PATH, first?.text ?? ""],
    ["README.md", "# Scoring\n"],
    ["requirements.txt", "scikit-learn==1.4.0\n"],
    ["docs/model-card.md", modelCard("1", false)],
    ["docs/datasheet.md", datasheet("1")],
  ]);
  for (const name of MODELS) {
    const weights = pointerTo(`${name} first`, 40_000_000);
    edits.set(`models/${name}/model.safetensors`, pointerText(weights));
    writeReports(edits, chance, { name, weights }, instant(start - 30 * DAY), new Set());
  }
  return edits;
}

/** What a merge brings to the default branch: every path as the head has it. */
function editsOf(pull: LivePull, read: (id: string) => string, git: ReturnType<typeof openGitModel>): Edits {
  return new Map(
    [...pull.paths].map((path): [string, string | null] => {
      const id = git.find(pull.head.tree, path);
      return [path, id === undefined ? null : read(id)];
    }),
  );
}

/** What happens when, in the order of time; of one instant in the order of asking. */
function openQueue() {
  const heap: { at: number; order: number; run: () => void }[] = [];
  let asked = 0;
  let clock = 0;
  const before = (a: number, b: number) => {
    const [x, y] = [heap[a], heap[b]];
    return x !== undefined && y !== undefined && (x.at < y.at || (x.at === y.at && x.order < y.order));
  };
  const swap = (a: number, b: number) => {
    const [x, y] = [heap[a], heap[b]];
    if (x === undefined || y === undefined) return;
    heap[a] = y;
    heap[b] = x;
  };
  return {
    now: () => clock,
    add(at: number, run: () => void) {
      heap.push({ at: Math.max(at, clock), order: asked++, run });
      for (let child = heap.length - 1; child > 0; ) {
        const parent = (child - 1) >> 1;
        if (!before(child, parent)) break;
        swap(child, parent);
        child = parent;
      }
    },
    /** @param end what would happen later is left open */
    run(end: number) {
      for (;;) {
        const [first] = heap;
        const last = heap.pop();
        if (first === undefined || last === undefined || first.at > end) return;
        if (heap.length > 0) heap[0] = last;
        for (let parent = 0; ; ) {
          const [left, right] = [2 * parent + 1, 2 * parent + 2];
          let least = parent;
          if (left < heap.length && before(left, least)) least = left;
          if (right < heap.length && before(right, least)) least = right;
          if (least === parent) break;
          swap(parent, least);
          parent = least;
        }
        clock = first.at;
        first.run();
      }
    },
  };
}
