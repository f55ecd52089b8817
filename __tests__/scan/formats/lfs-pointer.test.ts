import { describe, expect, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 12\n`;

/** git-lfs reads more than its specification names, and puts the object in the file's place. */
describe("what git-lfs may take for a pointer is never safe", () => {
  test.each<[string, string]>([
    ["a pointer", POINTER],
    ["with line ends of Windows", POINTER.replaceAll("\n", "\r\n")],
    ["with white space in front", `\n\n  ${POINTER}`],
    ["with white space behind, more than a pointer has", POINTER + "\n".repeat(5_000)],
    ["with blank lines in between", POINTER.replaceAll("\n", "\n\n")],
    ["under its oldest name", POINTER.replace("https://git-lfs.github.com/spec/v1", "http://git-media.io/v/2")],
    ["under its older name", POINTER.replace("git-lfs.github.com", "hawser.github.com")],
    ["with extensions", POINTER.replace("oid", `ext-0-x sha256:${"b".repeat(64)}\noid`)],
    ["without its last line end", POINTER.trimEnd()],
  ])("%s", async (_, text) => {
    for (const path of ["models/weights.bin", "models/vocab.txt", "models/config.json", "data/train.csv", "weights"]) {
      const { verdict, formats } = await scanFile(path, sourceOf(Buffer.from(text)));
      expect({ path, verdict, formats }).toEqual({ path, verdict: "unknown", formats: ["lfs-pointer"] });
    }
  });

  test("while text that only speaks of it stays text", async () => {
    const text = "Models are kept with git-lfs (version 3).\n";
    expect(await scanFile("models/README.txt", sourceOf(Buffer.from(text)))).toMatchObject({ verdict: "safe" });
  });
});
