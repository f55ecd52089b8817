/** Broken policies beside every problem that `policy lint` prints for them. `UPDATE_GOLDEN=1` writes what is printed now. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { composePolicy } from "../../../src/core/policy/compose.ts";
import { describeProblem } from "../../../src/core/policy/problem.ts";
import type { PolicyFile } from "../../../src/core/policy/read.ts";
import { ASSETS } from "./compose-support.ts";

const ROOT = join(import.meta.dirname, "../../golden/lint");

function filesIn(folder: string): PolicyFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yml"))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

/** `packs/` holds shipped packs, `org/` the organisation's; a lone `pack.yml` is a pack checked by itself. */
function lint(folder: string): string {
  const packs = [...filesIn(join(folder, "packs")), ...filesIn(join(folder, "org"))];
  const refOf = ({ name }: PolicyFile) => `secmlops:${name.replace(".yml", "")}@1`;
  const [org] = filesIn(join(folder, "org"));
  const files = filesIn(folder);
  const { problems } = composePolicy({
    kind: files[0]?.name === "pack.yml" ? "pack" : "policy",
    files,
    packs: new Map(packs.map((pack) => [refOf(pack), { ...pack, name: `policies/${pack.name}` }])),
    ...(org === undefined ? {} : { orgPolicy: refOf(org) }),
    builtInAssets: ASSETS,
  });
  return problems.map((problem) => `${describeProblem(problem)}\n`).join("");
}

describe("policy lint gives a maintainer every problem of", () => {
  test.each(readdirSync(ROOT))("%s", (name) => {
    const folder = join(ROOT, name);
    const printed = lint(folder);
    const path = join(folder, "expected.txt");
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, printed);
    expect(printed).not.toBe("");
    expect(existsSync(path)).toBe(true);
    expect(printed).toBe(readFileSync(path, "utf8"));
  });
});
