import { describe, expect, test } from "@jest/globals";
import { findPythonTag } from "../../src/scan/yaml-tags.ts";

describe("a tag that builds Python objects", () => {
  test.each([
    ["short", "a: !!python/object/apply:os.system ['echo test']"],
    ["with escapes", "a: !!pyth%6fn/object/apply:os.system ['echo test']"],
    ["in full", "a: !<tag:yaml.org,2002:python/name:os.system> ''"],
    ["in full, with escapes", "a: !<tag:yaml.org,2002:%70ython/name:os.system> ''"],
    ["by a handle", "%TAG !p! tag:yaml.org,2002:python/\n---\na: !p!object/apply:os.system []"],
    ["by a handle for half of the name", "%TAG !p! tag:yaml.org,2002:pyth\n---\na: !p!on/object/apply:os.system []"],
    [
      "by the handle of the whole namespace",
      "%TAG !y! tag:yaml.org,2002:\n---\na: !y!python/object/apply:os.system []",
    ],
    ["by a handle before the namespace", "%TAG !t! tag:\n---\na: !t!yaml.org,2002:python/object/apply:os.system []"],
  ])("is found %s", (_, text) => {
    expect(findPythonTag(text)).toBeDefined();
  });

  test.each([
    ["plain values", "python/a: 1\nb: [python/x]"],
    ["other tags", "a: !!binary aGk=\nb: !Ref x\nc: !!set {a}"],
    ["a handle of one's own", "%TAG !e! tag:example.com,2000:app/\n---\na: !e!thing {}"],
    ["an exclamation mark", "a: hello! python/3 is here"],
  ])("is not seen in %s", (_, text) => {
    expect(findPythonTag(text)).toBeUndefined();
  });
});
