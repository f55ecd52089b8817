import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { filesOf, tellStory } from "../../audit/oscal/story.ts";
import { runHere } from "../../support/in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "audit-out-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const { path, bytes } of filesOf(tellStory())) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}
writeFileSync(join(folder, "notes"), "");
const before = readdirSync(folder);

describe("--people", () => {
  test.each([
    [
      "nope",
      "error: nope cannot be read: no such file or directory (ENOENT): name a file that is there and can be read\n",
    ],
    [".", "error: . cannot be read: it is a folder (EISDIR): name a file that is there and can be read\n"],
  ])("says of %s what to name instead", async (people, stderr) => {
    const ran = await runHere(["audit", "export", "--format", "csv", "--people", people], folder);
    expect(ran).toEqual({ code: 2, stdout: "", stderr });
  });
});

describe("--out", () => {
  const commands = [
    ["export", "--format", "jsonl"],
    ["export", "--format", "csv"],
    ["export", "--format", "oscal"],
    ["report"],
  ].map((words) => [words.join(" "), words] as const);
  test.each(commands)(
    "of audit %s refuses a folder, and a file as a folder, with what to name instead",
    async (_, words) => {
      const run = (out: string) => runHere(["audit", ...words, "--out", out], folder);
      const instead = "Name a file in a folder that is there with --out";
      expect(await run(".")).toMatchObject({
        ...{ code: 2, stdout: "" },
        stderr: expect.stringContaining(`error: . cannot be written (EISDIR): it is a folder. ${instead}\n`),
      });
      expect(await run("notes/x")).toMatchObject({
        ...{ code: 2, stdout: "" },
        stderr: expect.stringContaining(
          `cannot be written (ENOTDIR): a file is where a folder is expected. ${instead}\n`,
        ),
      });
      expect(readdirSync(folder)).toEqual(before);
    },
  );

  test("of audit sample refuses a place where no folder can be made", async () => {
    const run = (out: string) => runHere(["audit", "sample", "--out", out], folder);
    for (const out of ["notes", "notes/x/y"])
      expect((await run(out)).stderr).toContain(
        `${out} cannot be written (ENOTDIR): a file is where a folder is expected. Name a folder that can be written with --out\n`,
      );
  });
});
