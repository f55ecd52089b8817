import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { parseMetricPath, resolvePath } from "../../src/core/report-path.ts";
import { member } from "../../src/evidence/take.ts";

describe("the place of one value in a report", () => {
  test.each([
    ["$.overall.accuracy", ["overall", "accuracy"]],
    ["$['f1 score'][0].auc", ["f1 score", 0, "auc"]],
    ['$["it\'s \\"so\\""]', ['it\'s "so"']],
    ["$['it\\'s \"so\"']", ['it\'s "so"']],
    ["$[-1].emissions", [-1, "emissions"]],
  ])("is read from %s", (path, segments) => {
    expect(parseMetricPath(path)).toEqual({ segments });
  });

  test.each([
    "",
    "accuracy",
    "$",
    "$.*",
    "$..accuracy",
    "$.a[*]",
    "$.a[0:2]",
    "$.a[?@.b]",
    "$.a.",
    "$[01]",
    "$.a b",
    `$.${"a".repeat(1_000)}`,
  ])("is not read from %s, which means no value or several", (path) => {
    expect(parseMetricPath(path)).toEqual({ problem: expect.any(String) });
  });

  it("is found from the end of its list, among those that are stated", () => {
    const places = ["line 3", "$[0].a", "$[1].a", "$[10].a", "$[10].b", "$.c"];
    expect(resolvePath("$[-1].a", places)).toBe("$[10].a");
    expect(resolvePath("$[-10].a", places)).toBe("$[1].a");
    expect(resolvePath("$[-12].a", places)).toBeUndefined();
    expect(resolvePath("$['c']", places)).toBe("$.c");
    expect(resolvePath("$[10]", places)).toBeUndefined();
  });

  it("is none where the list ends in what states no number", () => {
    const document = () => ({ folds: [{ auc: 0.9 }, { auc: "0.1" }] });
    expect(resolvePath("$.folds[-1].auc", ["$.folds[0].auc"], document)).toBeUndefined();
    expect(resolvePath("$.folds[-2].auc", ["$.folds[0].auc"], document)).toBe("$.folds[0].auc");
    expect(resolvePath("$.folds[-3].auc", ["$.folds[0].auc"], document)).toBeUndefined();
  });

  it("is found again wherever a reader writes it, whatever its names are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(), fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (segments) => {
          const at = segments.reduce<string>(member, "$");
          expect(parseMetricPath(at)).toEqual({ segments });
          expect(resolvePath(at, [at])).toBe(at);
        },
      ),
    );
  });
});
