import { ASSET_KINDS, type Policy } from "../policy/policy.ts";
import { byCodeUnits } from "./code-units.ts";
import { foldPath } from "./fold-path.ts";
import { compileGlobSets } from "./globs.ts";

/** Hold whatever the policy says, even where it replaces the patterns of these kinds. */
export const BUILT_IN_PATTERNS = {
  policy: [".github/secmlops/**"],
  pipeline: [
    ".github/workflows/**",
    "**/action.{yml,yaml}",
    "**/{.gitattributes,.gitmodules,.lfsconfig}",
    "**/.dvc/{config,config.local}",
  ],
} as const satisfies Partial<Record<(typeof ASSET_KINDS)[number], readonly string[]>>;

/** Says of what asset kinds paths are. Equal answers are the same array, sorted as `join` sorts. */
export interface Classifier {
  readonly kindsOf: (path: string) => readonly string[];
  /** Of a folder whose contents cannot be seen: a submodule, a link, a tracked directory. */
  readonly kindsOfFolder: (path: string) => readonly string[];
  /** The kinds in any of the lists: the built-in ones in their order, then a policy's own in code-unit order. */
  readonly join: (...lists: readonly (readonly string[])[]) => readonly string[];
  /** Every kind there is. */
  readonly all: readonly string[];
}

/** More than a change has paths that are asked twice. */
const MOST_ANSWERS = 1 << 18;

const classifiers = new WeakMap<object, Classifier>();

/**
 * One classifier for one policy value, which must not change afterwards: gathering and judging ask about the same paths.
 * @throws TypeError on a pattern that `globProblem` objects to.
 */
export function classifierOf(policy: Pick<Policy, "assets" | "policyPaths">): Classifier {
  const classifier = classifiers.get(policy) ?? buildClassifier(policy);
  classifiers.set(policy, classifier);
  return classifier;
}

function buildClassifier(policy: Pick<Policy, "assets" | "policyPaths">): Classifier {
  const rules = [...Object.entries(policy.assets), ...Object.entries<readonly string[]>(BUILT_IN_PATTERNS)];
  const sets = compileGlobSets(rules.map(([, patterns]) => patterns));
  const kindOfSet = rules.map(([kind]) => kind);
  const ownKinds = Object.keys(policy.assets).filter((kind) => !isBuiltIn(kind));
  const order = new Map([...ASSET_KINDS, ...ownKinds.sort(byCodeUnits)].map((kind, place) => [kind, place]));
  const policyPaths = policy.policyPaths.map(foldPath);

  const interned = new Map<string, readonly string[]>();
  const join = (...lists: readonly (readonly string[])[]): readonly string[] => {
    const kinds = [...new Set(lists.flat())].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    const key = JSON.stringify(kinds);
    const known = interned.get(key);
    if (!known) interned.set(key, kinds);
    return known ?? kinds;
  };

  const bySets = new Map<string, readonly string[]>();
  const kindsOfSets = (found: readonly number[]): readonly string[] => {
    const key = found.join();
    const kinds = bySets.get(key) ?? join(found.map((set) => kindOfSet[set] ?? ""));
    bySets.set(key, kinds);
    return kinds;
  };
  const POLICY = ["policy"];
  const answers = new Map<string, readonly string[]>();
  const classify = (path: string): readonly string[] => {
    const kinds = kindsOfSets(sets.matching(path));
    return policyPaths.length > 0 && holdsPolicy(policyPaths, foldPath(path), false) ? join(kinds, POLICY) : kinds;
  };
  return {
    join,
    all: join([...order.keys()]),
    kindsOf: (path) => {
      const known = answers.get(path);
      if (known !== undefined) return known;
      // One change asks of the same paths again; a history of changes must not fill the memory.
      if (answers.size >= MOST_ANSWERS) answers.clear();
      const kinds = classify(path);
      answers.set(path, kinds);
      return kinds;
    },
    kindsOfFolder: (path) => {
      const kinds = kindsOfSets(sets.matchingFolder(path));
      return holdsPolicy(policyPaths, foldPath(path), true) ? join(kinds, POLICY) : kinds;
    },
  };
}

const isBuiltIn = (kind: string): boolean => (ASSET_KINDS as readonly string[]).includes(kind);

/** Whether a path is one the `policy` input named, lies below it, or (a folder) hides it. */
function holdsPolicy(policyPaths: readonly string[], path: string, folder: boolean): boolean {
  return policyPaths.some(
    (named) => path === named || path.startsWith(`${named}/`) || (folder && named.startsWith(`${path}/`)),
  );
}
