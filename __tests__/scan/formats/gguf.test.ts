import { describe, expect, it } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";
import { readByteNotation } from "../../support/byte-notation.ts";

describe("a GGUF file without tensors, such as a vocabulary alone", () => {
  it("is safe although nothing fills it up to the alignment", async () => {
    const bytes = readByteNotation(
      '"GGUF" number32 3 number64 0 number64 1 size64{"general.name"} number32 8 size64{"a"}',
    );
    expect(await scanFile("vocabulary.gguf", sourceOf(bytes))).toMatchObject({ verdict: "safe", coverage: "full" });
  });
});
