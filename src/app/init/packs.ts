/** The packs that a starter policy extends, and what they want to be given. */
import { stringify } from "yaml";
import type { PackSource } from "../../adapters/packs.ts";
import { inputsSchema } from "../../core/policy/file-schema.ts";
import { parsePackRef } from "../../core/policy/pack-ref.ts";
import { listWords, quote, suggest } from "../../core/policy/problem.ts";
import { readYaml } from "../../core/policy/read.ts";
import { UsageError } from "../io.ts";

export interface ChosenPack {
  /** As `secmlops:baseline@1`. */
  readonly ref: string;
  /** Inputs without a default, each with an example in one line of YAML. */
  readonly inputs: readonly { readonly name: string; readonly example: string; readonly description: string }[];
}

export const BASELINE = "baseline";

/** `baseline` of `secmlops:baseline@1`. */
export const packNames = (shipped: readonly string[]): string[] =>
  shipped.map((ref) => ref.replace(/^secmlops:|@\d+$/g, ""));

/**
 * Reads `baseline, llm`; each once, in that order.
 * @returns the packs' references
 * @throws UsageError that names the word which is no pack
 */
export function parsePackNames(text: string, shipped: readonly string[]): string[] {
  const names = packNames(shipped);
  const wanted = text.split(/[\s,]+/).filter((word) => word !== "");
  const refs = wanted.map((word) => {
    const ref = shipped[names.indexOf(word)] ?? shipped.find((each) => each === word);
    if (ref !== undefined) return ref;
    const { suggestion } = suggest(word, names);
    const hint =
      suggestion === undefined ? `there are ${listWords(names, "and")}` : `did you mean ${quote(suggestion)}?`;
    throw new UsageError(`no pack ${quote(word)} is shipped: ${hint}`);
  });
  return [...new Set(refs)];
}

/** @throws TypeError where a shipped pack is broken, which is our own defect */
export async function openChosen(refs: readonly string[], packs: PackSource): Promise<ChosenPack[]> {
  return Promise.all(
    refs.map(async (text) => {
      const ref = parsePackRef(text);
      const loaded = "problem" in ref ? { unavailable: ref.problem } : await packs.load(ref);
      const read = "unavailable" in loaded ? undefined : readYaml(loaded);
      if (read === undefined || "problems" in read) throw new TypeError(`${text} cannot be read`);
      const required = Object.entries(inputsSchema.parse(inputsOf(read.source.value))).filter(
        ([, input]) => input.default === undefined && input.required !== false,
      );
      return {
        ref: text,
        inputs: required.map(([name, { example, description }]) => ({
          name,
          description,
          example: stringify(example ?? "", { collectionStyle: "flow", lineWidth: 0 }).trim(),
        })),
      };
    }),
  );
}

const inputsOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "inputs" in value ? value.inputs : {};
