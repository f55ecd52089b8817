import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { packRefs, parsePackRef } from "../../../src/core/policy/pack-ref.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

test("reads both forms", () => {
  expect(parsePackRef("secmlops:owasp-ml-top-10@2")).toEqual({
    kind: "shipped",
    ref: "secmlops:owasp-ml-top-10@2",
    name: "owasp-ml-top-10",
    major: 2,
  });
  expect(parsePackRef(`github:acme/gov.rules//policies/base.yml@${COMMIT.toUpperCase()}`)).toEqual({
    kind: "github",
    ref: `github:acme/gov.rules//policies/base.yml@${COMMIT}`,
    owner: "acme",
    repo: "gov.rules",
    path: "policies/base.yml",
    commit: COMMIT,
  });
});

test.each([
  "secmlops:base",
  "secmlops:base@0",
  "secmlops:base@1.2",
  "secmlops:Base@1",
  `github:acme/gov//../x.yml@${COMMIT}`,
  `github:acme/gov//a/./x.yml@${COMMIT}`,
  `github:acme/gov///x.yml@${COMMIT}`,
  `github:acme/..//x.yml@${COMMIT}`,
  `github:acme/gov//x.txt@${COMMIT}`,
  `github:acme/gov/x.yml@${COMMIT}`,
  `github:acme/gov//x.yml@${COMMIT.slice(1)}`,
  "github:acme/gov//x.yml",
  "https://example.com/x.yml",
  "",
])("refuses %j", (text) => {
  expect(parsePackRef(text)).toEqual({ problem: expect.any(String) });
});

test("any text gives a reference that reads back to itself, or a problem", () => {
  void fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `github:${text}`),
        fc.string().map((text) => `secmlops:${text}`),
      ),
      (text) => {
        const ref = parsePackRef(text);
        if ("ref" in ref) expect(parsePackRef(ref.ref)).toEqual(ref);
      },
    ),
  );
});

test("lists what a file extends, and leaves out what cannot be read", () => {
  const text =
    "version: 1\nextends:\n  - secmlops:base@1\n  - { pack: secmlops:llm@1, with: { a: 1 } }\n  - nonsense\n  - 7\n";
  expect(packRefs({ name: "p.yml", text }).map(({ ref }) => ref)).toEqual(["secmlops:base@1", "secmlops:llm@1"]);
  expect(packRefs({ name: "p.yml", text: "extends: [" })).toEqual([]);
  expect(packRefs({ name: "p.yml", text: "extends: secmlops:base@1" })).toEqual([]);
});
