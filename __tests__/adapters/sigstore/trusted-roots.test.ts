import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { MAX_TRUSTED_ROOT, readTrustedRoots } from "../../../src/adapters/sigstore/trusted-roots.ts";

const ROOT = readFileSync(join(import.meta.dirname, "../../../src/adapters/sigstore/public-good-root.json"), "utf8");
const root = JSON.parse(ROOT);
const line = (rest: object = {}) => JSON.stringify({ ...root, ...rest });
const read = (text: string) => readTrustedRoots(text, "roots.jsonl");

describe("a file of trusted roots", () => {
  it.each<[string, string, number]>([
    ["one trusted_root.json, over many lines", ROOT, 1],
    ["one on a line", `${line()}\n`, 1],
    ["several, each on a line", `${line()}\n\n${line({ tlogs: [], ctlogs: [] })}\r\n`, 2],
    ["one of the second version", line({ mediaType: "application/vnd.dev.sigstore.trustedroot.v0.2+json" }), 1],
  ])("may hold %s", (_, text, count) => {
    const found = read(text);
    expect(found).toHaveLength(count);
    for (const { certificateAuthorities } of found)
      expect(certificateAuthorities).toHaveLength(root.certificateAuthorities.length);
  });

  it.each<[string, string, RegExp]>([
    ["empty", "\n \n", /^roots\.jsonl is empty: name a trusted_root\.json, or what `gh attestation/],
    ["no JSON", `${line()}\n{\n`, /^roots\.jsonl:2 is no trusted root: no JSON/],
    ["something else", `${line()}\n[]`, /^roots\.jsonl:2 is no trusted root: it has no mediaType/],
    ["of another version", line({ mediaType: `${root.mediaType}0` }), /it has no mediaType of a trusted root/],
    ["one with a key twice", line().replace("{", '{"tlogs":[],'), /a key stands twice/],
    ["without authorities", line({ certificateAuthorities: [] }), /it has no certificateAuthorities/],
    ["without anybody who says when", line({ tlogs: [], timestampAuthorities: [] }), /nobody says when/],
    ["one whose logs are no list", line({ tlogs: {} }), /tlogs is no list of at most 64 entries/],
    ["one of many logs", line({ ctlogs: Array(65).fill(root.ctlogs[0]) }), /ctlogs is no list of at most 64/],
    ["one with a broken certificate", line({ certificateAuthorities: [{}] }), /cannot be read/],
    ["many", `${line()}\n`.repeat(17), /^roots\.jsonl has more than 16 lines/],
    ["endless", " ".repeat(MAX_TRUSTED_ROOT + 1), /^roots\.jsonl is larger than 1048576 bytes/],
  ])("is refused where it is %s, with the place and what to name instead", (_, text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(/name a trusted_root\.json, or what `gh attestation trusted-root` prints$/);
  });
});
