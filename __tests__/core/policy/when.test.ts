import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { ASSET_KINDS } from "../../../src/core/policy/policy.ts";
import { compileWhen, type WhenContext, whenProblem } from "../../../src/core/policy/when.ts";

const context: WhenContext = {
  pr: { base: "main", author: "mallory", fork: true },
  repo: "acme/credit",
  change: {
    kinds: ["model", "data"],
    paths: ["models/credit.safetensors", "data/train.parquet", "data/test.parquet"],
    counts: { ...Object.fromEntries(ASSET_KINDS.map((kind) => [kind, 0])), model: 1, data: 2 },
  },
};
const evaluate = (expression: string) => compileWhen(expression)(context);

describe("an expression over what the author cannot choose", () => {
  test.each([
    ['pr.base == "main" || pr.fork', true],
    ['pr.base != "main"', false],
    ["!pr.fork", false],
    ['pr.author in ["dependabot[bot]", "mallory"]', true],
    ['repo.startsWith("acme/")', true],
    ['repo.endsWith("/credit") && repo.contains("me/c")', true],
    ['pr.base.matches("^release/[0-9]+$")', false],
    ['pr.base.matches(r"^ma\\w+$")', true],
    ['"model" in change.kinds', true],
    ['"model" in change.counts', true],
    ["has(change.counts.model)", true],
    ["change.counts.data + change.counts.model > 2", true],
    ['change.counts["training-code"] == 0', true],
    ["change.counts.exists(k, change.counts[k] > 1)", true],
    ["size(change.paths) == 3 && change.paths.size() == 3", true],
    ['change.paths.exists(p, p.endsWith(".safetensors"))', true],
    ['change.paths.all(p, p.startsWith("data/"))', false],
    ['change.paths.exists_one(p, p.contains("test"))', true],
    ['change.paths.filter(p, p.startsWith("data/")).size() == 2', true],
    ["size(change.kinds.map(k, size(k) > 4, size(k))) == 1", true],
    ['change.paths.exists(p, ["models/", "weights/"].exists(folder, p.startsWith(folder)))', true],
    ['(pr.fork ? "fork" : pr.base) == "fork"', true],
    ["pr.fork == true && pr.fork", true],
    ["-change.counts.data * 3 / 2 % 5 - 1 <= 0", true],
    ['pr.base\n  == "main"', true],
    ["true", true],
  ])("%s is %s", (expression, value) => {
    expect(whenProblem(expression, ASSET_KINDS)).toBeUndefined();
    expect(evaluate(expression)).toEqual({ value });
  });
});

describe("a mistake that is found when the policy loads", () => {
  test.each([
    ["pr.autor == 'x'", 'did you mean "pr.author"', 4],
    ["pr.title == 'x'", "switch the requirement off", 4],
    ["'gate-off' in pr.labels", "switch the requirement off", 18],
    ["pr.draft", "switch the requirement off", 4],
    ["pr.head == 'x'", "switch the requirement off", 4],
    ["pr.body.contains('x')", "switch the requirement off", 4],
    ["pr.number == 1", "here are pr.base, pr.author and pr.fork", 4],
    ["change.path == 'x'", 'did you mean "change.paths"', 8],
    ["pull.fork", "there are pr, repo and change", 1],
    ["has(pr.labels)", "switch the requirement off", 1],
    ["repo.owner == 'x'", 'string has no field "owner"', 6],
    ["pr.base == 1", "== stands between string and int", 9],
    ["pr == pr", "needs int or string or bool on both sides", 4],
    ["pr.fork > false", "needs int or string", 9],
    ["pr.base + 1 == 'x'", "+ stands between string and int", 9],
    ["change.kinds == ['model']", "depend on the order", 14],
    ["change.paths[0] == 'x'", "order of a list means nothing", 13],
    ["pr.base['x'] == 'x'", "cannot be indexed", 8],
    ["'x' in pr.base", "not into string", 5],
    ["1 in change.paths", "never holds int", 3],
    ["pr.base", "must give bool", 4],
    ["change.counts.model", "must give bool", 15],
    ["!pr.base", "! needs bool", 5],
    ["pr.fork && pr.base", "&& needs bool", 15],
    ["pr.fork ? 1 : 'x'", "chooses between int and string", 1],
    ["pr.base.startswith('x')", 'did you mean "startsWith"', 9],
    ["pr.base.startsWith('x', 'y')", "exactly one argument", 9],
    ["pr.base.startsWith(1)", "startsWith needs string", 20],
    ["string(1) == '1'", "not a function that can be used here", 1],
    ["size(pr.fork) == 1", "bool has no size", 9],
    ["size() == 1", "not a function", 1],
    ["change.paths.exists(p)", "takes a new name and an expression", 14],
    ["change.paths.exists(p, size(p))", "exists needs bool", 24],
    ["change.paths.filter(p, true) == 1", "depend on the order", 30],
    ["change.paths.filter(p, p != '').exists(q, q == 'x')", "can only be counted", 33],
    ["'x' in change.paths.map(p, p + 'x')", "can only be counted", 21],
    ["change.paths.exists(pr, pr == 'x')", "means something already", 14],
    ["repo.exists(p, p == 'x')", "goes over a list, not over string", 6],
    ["change.paths.exists(p, change.paths.exists(q, p == q + '.sig'))", "every file with every other", 31],
    ["change.paths.exists(p, (p + '.sig') in change.paths)", "every file with every other", 47],
    ["['a'].exists(a, ['b'].exists(b, ['c'].exists(c, a + b == c && pr.fork)))", "two deep", 39],
    ["pr.base.matches('(')", "not valid RE2", 17],
    ["pr.base.matches('(?=x)')", "not valid RE2", 17],
    ["change.paths.exists(p, pr.base.matches(p))", "pattern written out", 40],
    ["pr.fork && 9223372036854775808 > 1", "too large", 12],
    ["1.5 > 1.0", "only strings, whole numbers", 1],
    ["pr.base == null", "only strings, whole numbers", 12],
    ["{'a': 1}['a'] == 1 && pr.fork", "cannot be written", 1],
    ["pr.base in []", "empty list", 12],
    ["pr.base in ['main', 1]", "members of one type", 12],
    ["'modell' in change.kinds", 'did you mean "model"', 1],
    ["change.counts.modell > 0", 'did you mean "model"', 15],
    ["change.counts['modell'] > 0", 'did you mean "model"', 15],
    ["change.kinds.all(k, k == 'documents')", 'no asset kind is named "documents"', 26],
    ["change.kinds.all(k, k in ['model', 'docs'])", 'no asset kind is named "docs"', 36],
    ["false", "always false", 1],
    ["pr.fork && 1 > 2", "always false", 1],
    ["1 / 0 == 1", "divide by zero", 1],
    ["pr.base = 'main'", "not a CEL expression", 9],
    ["pr.fork and true", "not a CEL expression", 9],
    ["pr.fork &&", "not a CEL expression", 9],
    ["", "it ends too early", 1],
  ])("%s: … %s …", (expression, message, column) => {
    const problem = whenProblem(expression, ASSET_KINDS);
    expect(problem?.message).toContain(message);
    expect(problem?.column).toBe(column);
  });

  it("is one of size where the expression passes a limit", () => {
    expect(whenProblem(`pr.base == "${"x".repeat(2_000)}"`)?.message).toContain("more than 2000");
    expect(whenProblem(`${"(".repeat(33)}true${")".repeat(33)}`)?.message).toContain("brackets open at once");
    expect(whenProblem(`${"1+".repeat(200)}1 > 0`)?.message).toContain("levels deep");
    expect(whenProblem(`${"(".repeat(32)}pr.fork${")".repeat(32)}`)).toBeUndefined();
  });

  it("leaves asset kinds unchecked where the caller does not know them", () => {
    expect(whenProblem('"prompt" in change.kinds')).toBeUndefined();
    expect(whenProblem('"prompt" in change.kinds', [...ASSET_KINDS, "prompt"])).toBeUndefined();
  });
});

describe("an error at run time", () => {
  test.each([
    ["a key that is missing", 'change.counts["prompt"] > 0', /prompt/],
    ["an overflow", "9223372036854775807 + change.counts.model > 0", /overflow/],
    ["a division by zero", "1 / change.counts.deployment > 0", /divide by zero/],
  ])("is returned for %s, and never taken for false", (_, expression, message) => {
    expect(whenProblem(expression)).toBeUndefined();
    expect(evaluate(expression)).toEqual({ error: expect.stringMatching(message) });
  });

  it("gives way where the other side of || or && decides, as CEL says", () => {
    expect(evaluate('change.counts["prompt"] > 0 || pr.fork')).toEqual({ value: true });
    expect(evaluate('change.counts["prompt"] > 0 && !pr.fork')).toEqual({ value: false });
  });

  it("does not come from names that every JavaScript object has", () => {
    for (const name of ["constructor", "__proto__", "toString"])
      expect(evaluate(`change.counts[${JSON.stringify(name)}] > 0`)).toEqual({ error: expect.any(String) });
    const counts = JSON.parse('{"__proto__": 3}');
    const run = compileWhen('change.counts["__proto__"] == 3');
    expect(run({ ...context, change: { ...context.change, counts } })).toEqual({ value: true });
  });
});

it("evaluates over 100,000 paths without nesting too deep", () => {
  const paths = Array.from({ length: 100_000 }, (_, index) => `data/part-${index}.parquet`);
  const run = compileWhen('size(change.paths.filter(p, p.matches("[02468][.]parquet$"))) == 50000');
  expect(run({ ...context, change: { ...context.change, paths } })).toEqual({ value: true });
});

describe("whatever the expression", () => {
  const word = fc.constantFrom(
    ..."pr . base author fork title repo change kinds paths counts ( ) [ ] { } , ? : == != < >= + - * / % ! && || in".split(
      " ",
    ),
    ..."exists all filter map has size startsWith matches p q true false null 1 0 9223372036854775807 1.5 'model' \"(\"".split(
      " ",
    ),
    ".exists(p, ",
    "change.paths",
    "change.counts.model",
    "pr.base",
    "pr.fork",
    " ",
  );
  const expressions = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.array(word, { maxLength: 24 }).map((words) => words.join("")),
    fc.array(word, { maxLength: 24 }).map((words) => words.join(" ")),
  );

  it("checks and runs without throwing, and only what passed the check gives a value", () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        const problem = whenProblem(expression);
        const result = evaluate(expression);
        if (problem === undefined)
          expect("value" in result ? typeof result.value : typeof result.error).toMatch(/boolean|string/);
        else expect(result).toEqual({ error: problem.message });
        if (problem !== undefined) expect(problem.column).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });

  interface Condition {
    readonly text: string;
    readonly value: boolean;
  }
  const atom: fc.Arbitrary<Condition> = fc.constantFrom(
    { text: "pr.fork", value: true },
    { text: '(pr.base == "dev")', value: false },
    { text: '("model" in change.kinds)', value: true },
    { text: "(change.counts.data > 2)", value: false },
    { text: "has(change.counts.model)", value: true },
    { text: 'repo.matches("z+")', value: false },
  );
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
    const inner = tie("condition");
    return {
      condition: fc.oneof(
        { maxDepth: 4 },
        atom,
        inner.map((a) => ({ text: `!(${a.text})`, value: !a.value })),
        fc.tuple(inner, inner).map(([a, b]) => ({ text: `(${a.text} && ${b.text})`, value: a.value && b.value })),
        fc.tuple(inner, inner).map(([a, b]) => ({ text: `(${a.text} || ${b.text})`, value: a.value || b.value })),
        fc.tuple(inner, inner).map(([a, b]) => ({ text: `(${a.text} == ${b.text})`, value: a.value === b.value })),
        fc
          .tuple(inner, inner, inner)
          .map(([a, b, c]) => ({ text: `(${a.text} ? ${b.text} : ${c.text})`, value: a.value ? b.value : c.value })),
        inner
          .filter((a) => !a.text.includes("paths"))
          .map((a) => ({ text: `change.paths.exists(p, p.endsWith("parquet") && ${a.text})`, value: a.value })),
      ),
    };
  });

  it("accepts every well-typed condition, and gives it the value it should have", () => {
    fc.assert(
      fc.property(condition, ({ text, value }) => {
        fc.pre(text.length <= 2_000);
        expect(whenProblem(text, ASSET_KINDS)).toBeUndefined();
        expect(evaluate(text)).toEqual({ value });
      }),
    );
  });
});
