/** Reads the files of a policy and everything they extend, and merges them into one draft, guarding what is final. */
import { canonicalJson, sha256Hex } from "../canonical-json.ts";
import { type Clash, warnOfOtherInputs, warnOfOtherMeaning } from "./clashes.ts";
import { type Draft, EMPTY_DRAFT } from "./draft.ts";
import { extendsEntry, type FileData } from "./file-schema.ts";
import type { InputUses } from "./input-uses.ts";
import type { Use } from "./inputs.ts";
import { mergeDrafts } from "./merge.ts";
import { draftOf } from "./normalise.ts";
import type { ProofSpots } from "./normalise-needs.ts";
import { type PackRef, parsePackRef } from "./pack-ref.ts";
import { type Place, quote, type Report, suggest } from "./problem.ts";
import { type Json, type PolicyFile, type ReadResult, readYaml } from "./read.ts";
import { keyAt, type Placed, type Spot, spotAt, spotOfFile, valueAt } from "./spot.ts";
import { substituteInputs } from "./substitute.ts";
import { guardFinals } from "./tighten.ts";
import { type Broken, type ValidFile, validateFile } from "./validate.ts";

/** A pack as the caller loaded it, or why it could not be had. */
export type LoadedPack = PolicyFile | { readonly unavailable: string };

export interface Materials {
  readonly kind: "policy" | "pack";
  readonly files: readonly PolicyFile[];
  readonly packs: ReadonlyMap<string, LoadedPack>;
  readonly orgPolicy?: Json;
  readonly shippedPacks: readonly string[];
  readonly builtInAssets: ReadonlyMap<string, readonly string[]>;
  readonly advisory: boolean;
  readonly report: Report;
  readonly broken: Broken;
  readonly proofSpots: ProofSpots;
}

export interface Assembly {
  readonly draft: Draft;
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  /** Required inputs that nobody set. */
  readonly missing: readonly { readonly input: string; readonly pack: string }[];
  /** Where the policy's own files extend the pack that a file came with, by the file's name. */
  readonly broughtBy: ReadonlyMap<string, Place>;
}

const MAX_DEPTH = 5;
const MAX_FILES = 64;
const ORG_POLICY = "org-policy";

interface Step {
  readonly ref: PackRef;
  readonly given: ReadonlyMap<string, Placed<Json>>;
  readonly at: Place;
  /** The packs that led here, outermost first. */
  readonly chain: readonly string[];
}

interface PreparedFile extends ValidFile {
  readonly uses: InputUses;
}

export function assemble(materials: Materials): Assembly {
  const { files, report, broken, kind } = materials;
  const sources = new Map<string, string>();
  const missing = new Map<string, { input: string; pack: string }>();
  const broughtBy = new Map<string, Place>();
  const known = new Map<string, Draft | undefined>();
  let applied = files.length;
  const clash: Clash = { report, broughtBy, ownFiles: new Set(files.map(({ name }) => name)) };

  function read(file: PolicyFile, name: string): ReadResult {
    sources.set(name, sha256Hex(file.text));
    const result = readYaml(file);
    if (!("problems" in result)) return result;
    broken.all = true;
    for (const { severity: _, code, message, suggestion, also, ...at } of result.problems)
      report.error(code, at, message, {
        ...(suggestion === undefined ? {} : { suggestion }),
        ...(also ? { also } : {}),
      });
    return result;
  }

  function buildPack(step: Step): Draft | undefined {
    const { ref, chain, at } = step;
    if (chain.includes(ref.ref)) {
      const circle = [...chain.slice(chain.indexOf(ref.ref)), ref.ref].join(" -> ");
      report.error("pack-cycle", at, `packs extend each other in a circle: ${circle}; remove one of the steps`);
      return undefined;
    }
    if (chain.length >= MAX_DEPTH) {
      report.error(
        "limit",
        at,
        `packs may extend packs ${MAX_DEPTH} deep, and this is one more: ${[...chain, ref.ref].join(" -> ")}`,
      );
      return undefined;
    }
    const key = canonicalJson([ref.ref, Object.fromEntries([...step.given].map(([name, { value }]) => [name, value]))]);
    if (known.has(key)) return known.get(key);
    if (!takeFile(at)) return undefined;
    const draft = loadPack(step);
    known.set(key, draft);
    return draft;
  }

  function takeFile(at: Place): boolean {
    applied += 1;
    if (applied === MAX_FILES + 1)
      report.error("limit", at, `a policy is composed of at most ${MAX_FILES} files, packs included`);
    return applied <= MAX_FILES;
  }

  function loadPack({ ref, given, at, chain }: Step): Draft | undefined {
    const pack = materials.packs.get(ref.ref) ?? { unavailable: "it was not loaded" };
    if ("unavailable" in pack) {
      broken.all = true;
      const nearest = ref.kind === "shipped" ? suggest(ref.ref, materials.shippedPacks) : {};
      report.error("pack-unavailable", at, `the pack ${quote(ref.ref)} cannot be had: ${pack.unavailable}`, nearest);
      return undefined;
    }
    if (!broughtBy.has(pack.name)) broughtBy.set(pack.name, at);
    const result = read(pack, ref.ref);
    if ("problems" in result) return undefined;
    const name = packName(result.source.value) ?? ref.ref;
    const prepared = prepare(result.source, { pack: name, given, at, advisory: materials.advisory });
    if (prepared === undefined) return undefined;
    checkHeader(prepared.data, prepared.spot, ref);
    const base = extend([prepared], [...chain, ref.ref]);
    return layer(base, prepared, name);
  }

  function prepare(source: Placed<Json>, use: Use): PreparedFile | undefined {
    const { source: filled, missing: lacking, uses } = substituteInputs(source, use, report, broken);
    for (const input of lacking) missing.set(canonicalJson([use.pack, input]), { input, pack: use.pack });
    const valid = validateFile(filled, report, broken);
    return valid === undefined ? undefined : { ...valid, uses };
  }

  function checkHeader({ pack }: FileData, spot: Spot, ref: PackRef): void {
    const at = keyAt(spot, ["pack"]);
    if (pack === undefined) {
      if (!broken.all)
        report.error(
          "not-a-pack",
          valueAt(spot),
          `${ref.ref} is not a pack; only a file with "pack: { name, version }" can be extended`,
        );
    } else if (ref.kind === "shipped" && (pack.name !== ref.name || pack.version !== ref.major))
      report.error(
        "not-a-pack",
        at,
        `expected the pack ${ref.ref}, and this calls itself ${pack.name}@${pack.version}`,
      );
  }

  /** Merges what some files extend, in order, and makes sure that none of it loosens another. */
  function extend(files: readonly ValidFile[], chain: readonly string[], beneath: readonly Draft[] = []): Draft {
    const drafts = [...beneath, ...files.flatMap((file) => extendedBy(file, chain))];
    const merged = drafts.reduce((under, over) => {
      warnOfOtherMeaning(under, over, clash);
      warnOfOtherInputs(under, over, clash);
      return mergeDrafts(under, over);
    }, EMPTY_DRAFT);
    for (const draft of drafts) guardFinals(draft, merged, materials.builtInAssets, report);
    return merged;
  }

  function extendedBy({ data, spot }: ValidFile, chain: readonly string[]): Draft[] {
    return (data.extends ?? []).flatMap((entry, index) => {
      const own = spotAt(spot, ["extends", index]);
      return buildEntry(entry, own, chain) ?? [];
    });
  }

  function buildEntry(
    entry: string | { pack: string; with?: Record<string, unknown> | undefined },
    spot: Spot,
    chain: readonly string[],
  ) {
    const [text, at] = typeof entry === "string" ? [entry, spot.at] : [entry.pack, valueAt(spot, ["pack"])];
    const values = typeof entry === "string" ? {} : (entry.with ?? {});
    const ref = parsePackRef(text);
    if ("problem" in ref) return undefined;
    const given = Object.entries(values).map(
      ([name, value]) => [name, { value: value as Json, spot: spotAt(spot, ["with", name]) }] as const,
    );
    return buildPack({ ref, given: new Map(given), at, chain });
  }

  function layer(base: Draft, { data, spot, uses }: PreparedFile, origin: string): Draft {
    const own = draftOf(data, { spot, origin, proofSpots: materials.proofSpots, report, uses });
    warnOfOtherMeaning(base, own, clash);
    const merged = mergeDrafts(base, own);
    guardFinals(base, merged, materials.builtInAssets, report);
    return merged;
  }

  function prepareOwn(file: PolicyFile): (PreparedFile & { readonly name: string }) | undefined {
    const result = read(file, file.name);
    if ("problems" in result) return undefined;
    const { source } = result;
    const at = source.spot.at;
    const pack = packName(source.value) ?? file.name;
    const prepared = prepare(source, {
      pack,
      at,
      advisory: false,
      ...(kind === "pack" || declaresInputs(source.value) ? {} : { given: new Map() }),
    });
    if (prepared === undefined) return undefined;
    const { data, spot } = prepared;
    if (kind === "policy" && data.pack !== undefined)
      report.error(
        "not-a-pack",
        keyAt(spot, ["pack"]),
        'a pack is not in force by itself: keep it elsewhere and name it under "extends", or remove "pack"',
      );
    if (kind === "policy" && data.inputs !== undefined)
      report.error(
        "not-a-pack",
        keyAt(spot, ["inputs"]),
        "only a pack has inputs, which those who extend it set; write the values where they are needed",
      );
    if (kind === "pack" && data.pack === undefined && !broken.all)
      report.error("missing-key", at, 'a pack needs "pack: { name, version }"');
    return { ...prepared, name: kind === "pack" ? pack : file.name };
  }

  function buildOrgPolicy(entry: Json): Draft[] {
    const spot = spotOfFile(ORG_POLICY);
    const parsed = extendsEntry.safeParse(entry);
    const text = parsed.success ? (typeof parsed.data === "string" ? parsed.data : parsed.data.pack) : undefined;
    const ref = text === undefined ? undefined : parsePackRef(text);
    if (!parsed.success || ref === undefined || "problem" in ref) {
      broken.all = true;
      const why = ref !== undefined && "problem" in ref ? ref.problem : parsed.error?.issues[0]?.message;
      report.error(
        "pack-ref",
        spot.at,
        `expected a pack, as secmlops:baseline@1, or { pack, with }${why === undefined ? "" : `: ${why}`}`,
      );
      return [];
    }
    return [buildEntry(parsed.data, spot, []) ?? []].flat();
  }

  const org = materials.orgPolicy === undefined ? [] : buildOrgPolicy(materials.orgPolicy);
  const own = files.slice(0, MAX_FILES).flatMap((file) => prepareOwn(file) ?? []);
  if (files.length > MAX_FILES)
    report.error(
      "limit",
      spotOfFile(files[MAX_FILES]?.name ?? "").at,
      `a policy is composed of at most ${MAX_FILES} files, packs included`,
    );
  let draft = extend(own, [], org);
  warnOfReplacedExceptions(own, report);
  for (const file of own) draft = layer(draft, file, file.name);
  return {
    draft,
    sources: [...sources].map(([name, sha256]) => ({ name, sha256 })),
    missing: [...missing.values()],
    broughtBy,
  };
}

function packName(value: Json): string | undefined {
  if (typeof value !== "object" || value === null || !("pack" in value)) return undefined;
  const pack: unknown = value["pack"];
  const name: unknown = typeof pack === "object" && pack !== null && "name" in pack ? pack.name : undefined;
  return typeof name === "string" ? name : undefined;
}

/** A policy must not, which is reported; as in a pack checked by itself, nothing need set them. */
const declaresInputs = (value: Json) => typeof value === "object" && value !== null && "inputs" in value;

/** Lists replace: right for a pack that is extended, a surprise between the files of one folder. */
function warnOfReplacedExceptions(files: readonly ValidFile[], report: Report): void {
  const having = files
    .filter(({ data }) => data.exceptions !== undefined)
    .map(({ spot }) => keyAt(spot, ["exceptions"]));
  const [first, ...later] = having;
  for (const at of later)
    report.warn(
      "replaced-list",
      at,
      "these exceptions replace those of an earlier file; keep all of them in one file",
      first ? { also: first } : {},
    );
}
