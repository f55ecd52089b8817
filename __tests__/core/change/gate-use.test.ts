import { expect, test } from "@jest/globals";
import { mentionsGate } from "../../../src/core/change/gate-use.ts";

test.each<[string, string, unknown]>([
  ["a use", "jobs: {a: {steps: [{uses: acme/secmlops-gate@v1}]}}", { known: true }],
  ["another case", "uses: Acme/SecMLOps-Gate@v1", { known: true }],
  ["a script", "run: npx secmlops-gate check", { known: true }],
  ["other uses", "uses: actions/checkout@v4", { known: false }],
  ["escapes elsewhere", 'run: "printf \\x1b[0m"\nuses: a/b@v1', { known: false }],
  ["an escaped letter", 'uses: "acme/secmlops\\x2dgate@v1"', { known: true }],
  ["an escaped letter by code point", 'uses: "acme/\\u0073ecmlops-gate@v1"', { known: true }],
  ["a name broken over two lines", 'uses: "acme/secmlops-\\\n  gate@v1"', { known: true }],
  ["escapes in what is no YAML", 'uses: "\\x41"\n  - {', { unavailable: "it is not valid YAML" }],
  ["nesting without end", `a: "\\x41"\nb: ${"[".repeat(200_000)}`, { unavailable: expect.any(String) }],
  [
    "more keys than can be compared with each other",
    `${Array.from({ length: 60_000 }, (_, number) => `k${number}: 1\n`).join("")}uses: "acme/secmlops\\x2dgate@v1"`,
    { known: true },
  ],
  ["a key twice", 'uses: "acme/secmlops\\x2dgate@v1"\nuses: a/b@v1', { known: true }],
  ["nothing", "", { known: false }],
])("a workflow with %s", (_, content, expected) => {
  expect(mentionsGate(content)).toEqual(expected);
});
