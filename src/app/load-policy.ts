/** Reads the files of a policy, brings in every pack that they extend, and composes them. */
import type { PackSource } from "../adapters/packs.ts";
import type { LoadedPack } from "../core/policy/assemble.ts";
import { type Composition, composePolicy } from "../core/policy/compose.ts";
import { type PackRef, packRefs } from "../core/policy/pack-ref.ts";
import type { Problem } from "../core/policy/problem.ts";
import type { Json, PolicyFile } from "../core/policy/read.ts";

/** What was found where a policy may lie. `problems`: files that may not lie there, or could not be read. */
export interface PolicyFiles {
  /** In name order. */
  readonly files: readonly PolicyFile[];
  readonly problems: readonly Problem[];
  /** Nothing was there, and `files` holds what stands in unless an organisation has a policy. */
  readonly isDefault: boolean;
}

export interface LoadPolicyInput {
  readonly found: PolicyFiles;
  /** `pack`: checks one pack by itself. */
  readonly kind?: "policy" | "pack";
  /** In the form of an `extends` entry. */
  readonly orgPolicy?: Json;
  readonly packs: PackSource;
  /** `policies/assets.yml`. */
  readonly builtInAssets: PolicyFile;
  /** Where the policy lies in the repository, if not in the default place. */
  readonly policyPath?: string;
}

/** What composing accepts; past it, packs are not even read. */
const MAX_LEVELS = 5;
const MAX_PACKS = 64;

/** @returns the composed policy, absent exactly if a problem is an error; problems of the files come first */
export async function loadPolicy({ found: given, ...input }: LoadPolicyInput): Promise<Composition> {
  const { kind = "policy", orgPolicy, builtInAssets, policyPath } = input;
  // With an organisation's policy there is one, and what stands in for none would only loosen it.
  const found = given.isDefault && orgPolicy !== undefined ? { files: [], problems: [], isDefault: false } : given;
  const { policy, problems, provenance } = composePolicy({
    kind,
    files: found.files,
    packs: await loadPacks({ ...input, found }),
    shippedPacks: await input.packs.shipped(),
    builtInAssets,
    isDefault: found.isDefault,
    ...(orgPolicy === undefined ? {} : { orgPolicy }),
    ...(policyPath === undefined ? {} : { policyPath }),
  });
  const all = [...found.problems, ...problems];
  const broken = policy === undefined || found.problems.some(({ severity }) => severity === "error");
  return broken ? { problems: all, provenance } : { policy, problems: all, provenance };
}

/** Level by level, each pack once: what a pack extends is known only when it has been read. */
async function loadPacks({ found, orgPolicy, packs }: LoadPolicyInput): Promise<Map<string, LoadedPack>> {
  const loaded = new Map<string, LoadedPack>();
  // JSON is YAML.
  const org = orgPolicy === undefined ? [] : [{ name: "org-policy", text: JSON.stringify({ extends: [orgPolicy] }) }];
  let level: readonly PolicyFile[] = [...org, ...found.files];
  for (let depth = 0; depth < MAX_LEVELS && level.length > 0; depth++) {
    const wanted = new Map(level.flatMap((file) => packRefs(file)).map((ref): [string, PackRef] => [ref.ref, ref]));
    const missing = [...wanted.values()].filter(({ ref }) => !loaded.has(ref)).slice(0, MAX_PACKS - loaded.size);
    const read = await Promise.all(missing.map((ref) => packs.load(ref)));
    for (const [index, { ref }] of missing.entries()) {
      const pack = read[index];
      if (pack !== undefined) loaded.set(ref, pack);
    }
    level = read.filter((pack) => "text" in pack);
  }
  return loaded;
}
