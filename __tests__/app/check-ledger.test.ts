/** `check --ledger`: the history in a folder, for those whose host is not GitHub. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openFolder } from "../../src/adapters/ledger/folder.ts";
import { type CheckOptions, runCheck } from "../../src/app/check.ts";
import { type Io, UsageError } from "../../src/app/io.ts";
import { readPulls } from "../../src/audit/read-pulls.ts";
import { sha256Hex } from "../../src/core/canonical-json.ts";
import { act } from "../support/builders.ts";
import { createSandbox, type Sandbox } from "../support/run-cli.ts";

const POLICY = `version: 1
roles: { validator: [vera, viktor] }
requirements:
  PEO-2:
    title: Validated
    dimension: people
    concern: reliability
    applies-to: [model]
    needs:
      all:
        - sign-off: { role: validator }
        - document: { path: docs/card.md, sections: [Intended use] }
`;
const CARD = "# Card\n\n## Intended use\n\nLoans below 10,000.\n";
const PULL = {
  ...{ number: 7, base: "main", author: { login: "dora" }, fork: false },
  body: "the description",
};

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
  sandbox.commit({ ".github/secmlops/policy.yml": POLICY, "models/a.onnx": "one", "docs/card.md": CARD });
  sandbox.git("checkout", "--quiet", "-B", "change");
  sandbox.commit({ "models/a.onnx": "two" });
});
afterEach(() => sandbox.remove());
const ledger = () => join(sandbox.folder, "..", `${sandbox.folder.split("/").at(-1)}-ledger`);
afterEach(() => rmSync(ledger(), { recursive: true, force: true }));

let minute = 0;
async function check(facts: object | undefined, options: Partial<CheckOptions> = {}) {
  if (facts !== undefined) sandbox.write("facts.json", JSON.stringify(facts));
  minute += 1;
  const order: string[] = [];
  const written = { stdout: "", stderr: "" };
  const into = (stream: keyof typeof written) => ({
    write: (text: string | Uint8Array) => {
      const shown = text.toString();
      order.push(stream === "stdout" ? "verdict" : shown.includes("recorded as") ? "recorded" : "note");
      written[stream] += shown;
    },
  });
  const io: Io = {
    cwd: sandbox.folder,
    environment: {},
    packageRoot: new URL("../../", import.meta.url),
    now: new Date(Date.UTC(2026, 10, 21, 12, minute)),
    stdout: into("stdout"),
    stderr: into("stderr"),
  };
  const code = await runCheck(
    {
      ...{ base: "main", head: "HEAD", machineOnly: false, format: "json", ledger: ledger(), pullRequest: 7 },
      ...(facts === undefined ? {} : { facts: "facts.json" }),
      ...options,
    },
    io,
  );
  return { code, order, ...written };
}
const signed = { ...act({ by: "vera", targets: { ids: [{ id: "PEO-2" }] } }), id: "note-1" };
const records = async () =>
  (await readPulls((await openFolder(ledger())).files(), ({ predicate }) => predicate))
    .get(7)
    ?.map(({ value }) => value);

describe("check with a ledger", () => {
  test("takes no empty name for the folder that it is run in", async () => {
    await expect(check({ pullRequest: PULL, acts: { known: [] } }, { ledger: "" })).rejects.toThrow(
      new UsageError("--ledger names nothing: name the folder that keeps the history"),
    );
    expect(readdirSync(sandbox.folder)).not.toContain("records");
  });

  test("records before it prints, with the documents it read, and nothing twice", async () => {
    const first = await check({ pullRequest: PULL });
    expect([first.code, first.order.filter((each) => each !== "note")]).toEqual([3, ["recorded", "verdict"]]);
    const again = await check({ pullRequest: PULL });
    expect([again.code, again.stderr]).toEqual([3, expect.stringContaining("nothing has changed since record ")]);
    expect(await records()).toMatchObject([
      {
        ...{ kind: "decision", sequence: 1, event: "check", pullRequest: 7 },
        evidence: [{ path: "docs/card.md", from: "head", sha256: sha256Hex(CARD), stored: true }],
      },
    ]);
    expect(readFileSync(join(ledger(), "evidence", sha256Hex(CARD).slice(0, 2), sha256Hex(CARD)), "utf8")).toBe(CARD);
  });

  test("goes on from the last record, and remembers an objection that nobody mentions any more", async () => {
    await check({ pullRequest: PULL });
    const objection = { ...signed, id: "note-2", kind: "object", actor: { login: "viktor" } };
    expect((await check({ pullRequest: PULL, acts: { known: [objection] } })).code).toBe(1);
    expect((await check({ pullRequest: PULL })).code).toBe(1);
    const found = await records();
    expect(found?.map((each) => ("verdict" in each ? each.verdict.status : each.kind))).toEqual(["pending", "fail"]);
    expect((await check({ pullRequest: PULL, acts: { known: [signed] } })).code).toBe(1);
    expect((await records())?.at(-1)).toMatchObject({
      sequence: 3,
      facts: {
        acts: { known: [{ id: "note-1" }, { id: "note-2", source: { state: "deleted" }, remembered: ["PEO-2"] }] },
      },
    });
  });

  test("takes the number from the facts, so that it need not be given twice", async () => {
    const { code, stderr } = await check({ pullRequest: PULL }, { pullRequest: undefined as never });
    expect([code, stderr]).toEqual([3, expect.stringContaining("number 1 of #7")]);
  });

  test("records nothing where nothing is governed", async () => {
    sandbox.git("checkout", "--quiet", "main");
    sandbox.git("checkout", "--quiet", "-B", "docs");
    sandbox.commit({ "README.md": "text\n" });
    const { code, stderr } = await check({ pullRequest: PULL });
    expect([code, stderr]).toEqual([0, expect.stringContaining("nothing is recorded")]);
    expect(await records()).toBeUndefined();
  });

  test("prints no verdict where it cannot record it", async () => {
    await check({ pullRequest: PULL });
    const policies = join(ledger(), "policies");
    const [shard = ""] = readdirSync(policies);
    const [name = ""] = readdirSync(join(policies, shard));
    sandbox.write(join("..", ledger().split("/").at(-1) ?? "", "policies", shard, name), "{}");
    await expect(check({ pullRequest: PULL, acts: { known: [signed] } })).rejects.toThrow("is not what its name says");
  });
});

describe("check says what is wrong", () => {
  test("all of it at once", async () => {
    const failure = await check({ now: "2020-01-01T00:00:00Z" }, { enforce: true }).catch(String);
    expect(failure).toMatch(
      /--ledger cannot record this:\n- --ledger records who[^\n]*\n {2}\{[^\n]*\n- the facts say what time[^\n]*\n- --enforce rehearses/,
    );
  });

  test.each<[string, object | undefined, Partial<CheckOptions>, string]>([
    ["with a number alone", { pullRequest: PULL }, { ledger: undefined as never }, "give both"],
    ["without facts", undefined, {}, '--facts a file with at least\n  { "pullRequest":'],
    ["with facts of nobody's pull request", {}, {}, "git does not know whose pull request it is"],
    ["about another pull request", { pullRequest: { ...PULL, number: 8 } }, {}, "the facts are about #8"],
    ["at another time than now", { pullRequest: PULL, now: "2020-01-01T00:00:00Z" }, {}, "leave `now` out"],
    ["as a rehearsal", { pullRequest: PULL }, { enforce: true }, "--enforce rehearses another policy"],
  ])("%s", async (_title, facts, options, message) => {
    const failure = await check(facts, options).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure)).toContain(message);
  });
});
