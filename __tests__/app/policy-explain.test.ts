/** `policy explain --controls`: the table of what requirements map to. */
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "@jest/globals";
import type { Io } from "../../src/app/io.ts";
import { type ExplainOptions, runPolicyExplain } from "../../src/app/policy-explain.ts";
import { createSandbox, type Sandbox } from "../support/run-cli.ts";

const POLICY = `version: 1
requirements:
  GOV-1:
    title: >-
      Fairness | measured
      for every group
    dimension: governance
    concern: fairness
    applies-to: [model]
    needs: { document: { path: a.md } }
    controls: ["nist-ai-rmf:MEASURE-2.11", "eu-ai-act:10(2)(f)", "iso-42001:A.5.4", "soc2:CC8.1", "soc2:CC3.4"]
  TEC-2:
    title: Safe format
    dimension: technology
    concern: security
    applies-to: [data]
    needs: { scan: {} }
    controls: ["owasp-ml:ML06", "atlas:AML.M0011", "ssdf:PW.6.1"]
  TEC-3:
    title: Signed
    dimension: technology
    concern: security
    applies-to: [data]
    enforcement: "off"
    needs: { scan: {} }
    controls: ["ssdf:PS.2.1"]
`;

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());

async function explain(policy: string, options: Partial<ExplainOptions> = {}, paths: readonly string[] = []) {
  const written = { stdout: "", stderr: "" };
  const into = (stream: keyof typeof written) => ({
    write: (text: string) => {
      written[stream] += text;
    },
  });
  const io: Io = {
    cwd: sandbox.folder,
    environment: {},
    packageRoot: new URL("../../", import.meta.url),
    now: new Date("2026-11-21T12:00:00Z"),
    stdout: into("stdout"),
    stderr: into("stderr"),
  };
  sandbox.write("policy.yml", policy);
  const code = await runPolicyExplain(
    paths,
    { policy: join(sandbox.folder, "policy.yml"), controls: true, format: "text", ...options },
    io,
  );
  return { code, ...written };
}

describe("the table of controls", () => {
  it("has one line for each requirement that is on, and one column for each framework", async () => {
    expect((await explain(POLICY)).stdout).toBe(
      `What each requirement maps to. That one is met does not show that a control is satisfied; OWASP ML is a draft of 2023.

Requirement  Title                                    Dimension   NIST AI RMF   EU AI Act  ISO 42001  OWASP ML / ATLAS  SSDF    SOC 2
TEC-2        Safe format                              technology  –             –          –          ML06, AML.M0011   PW.6.1  –
GOV-1        Fairness | measured for every group      governance  MEASURE-2.11  10(2)(f)   A.5.4      –                 –       CC8.1, CC3.4
GOV-6        Changes of the gate itself are approved  governance  –             –          –          –                 –       –
`,
    );
  });

  it("is a table of Markdown too", async () => {
    const { stdout } = await explain(POLICY, { format: "markdown" });
    expect(stdout.split("\n").slice(2, 6)).toEqual([
      "| Requirement | Title | Dimension | NIST AI RMF | EU AI Act | ISO 42001 | OWASP ML / ATLAS | SSDF | SOC 2 |",
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
      "| TEC-2 | Safe format | technology | – | – | – | ML06, AML.M0011 | PW.6.1 | – |",
      "| GOV-1 | Fairness \\| measured for every group | governance | MEASURE-2.11 | 10(2)(f) | A.5.4 | – | – | CC8.1, CC3.4 |",
    ]);
  });

  it("is JSON too, by framework", async () => {
    const [second, first] = JSON.parse((await explain(POLICY, { format: "json" })).stdout);
    expect(first).toMatchObject({
      id: "GOV-1",
      dimension: "governance",
      enforcement: "block",
      mapsTo: { "NIST AI RMF": ["MEASURE-2.11"], "SOC 2": ["CC8.1", "CC3.4"], SSDF: [] },
    });
    expect(second.mapsTo["OWASP ML / ATLAS"]).toEqual(["ML06", "AML.M0011"]);
  });

  it("shows other controls as they are written", async () => {
    const { stdout } = await explain(POLICY.replace('"ssdf:PW.6.1"', '"acme:7.3", soc2'), { format: "json" });
    expect(JSON.parse(stdout)[0].mapsTo).toMatchObject({ Other: ["acme:7.3", "soc2"], "SOC 2": [], SSDF: [] });
  });

  it("is about the paths that are named, if any are", async () => {
    const { stdout } = await explain(POLICY, { format: "json" }, ["models/a.onnx", "./models/b.onnx"]);
    expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toEqual(["GOV-1"]);
  });

  it("never says that anything is satisfied", async () => {
    for (const format of ["text", "markdown", "json"] as const) {
      const { stdout } = await explain(POLICY, { format });
      expect(stdout.replace("does not show that a control is satisfied", "")).not.toMatch(
        /satisf|complian(?!ce")|conform/i,
      );
      expect(stdout).toMatch(/maps ?to/i);
    }
  });
});

describe("what a requirement needs", () => {
  const policy = POLICY.replace(
    "needs: { document: { path: a.md } }",
    'needs: { evidence: { report: r.json, format: fairlearn, expect: { "gap\\u202e[*]": { max: 0.1 } }, bound-to: model } }',
  );

  it("is told with the path, the format and the bounds of each proof, and nothing of it steers a terminal", async () => {
    const { stdout } = await explain(policy, { controls: false }, ["models/a.onnx"]);
    expect(stdout).toContain(`
      needs evidence in r.json
          of the format fairlearn
          gap\\u{202e}[*] ≤ 0.1
          names every changed file of kind model by its digest
      defined at `);
  });

  it("is JSON too: in words, and as it was composed", async () => {
    const { stdout } = await explain(POLICY, { controls: false, format: "json" }, ["data/a.csv"]);
    expect(JSON.parse(stdout)[0].requirements[0]).toMatchObject({
      id: "TEC-2",
      needs: "an artefact scan (nothing unknown, malformed or dangerous)",
      proofs: { kind: "scan", failOn: ["unknown", "malformed", "dangerous"] },
    });
  });
});

test("a table of Markdown is there for controls alone, and a broken policy has none", async () => {
  await expect(explain(POLICY, { controls: false, format: "markdown" })).rejects.toThrow("for the table of --controls");
  expect(await explain("version: 2\n")).toMatchObject({ code: 2, stdout: "" });
});

test.each(["baseline", "full"])("every control of the pack %s has a column", async (name) => {
  const policy = `version: 1\nmode: advisory\nextends: [secmlops:${name}@1]\n`;
  const { code, stdout } = await explain(policy, { format: "markdown" });
  expect(code).toBe(0);
  expect(stdout).not.toContain("Other");
  expect(stdout).toContain(
    "| TEC-1 | Artefact scan clean | technology | MEASURE-2.7 | 15(5) | A.6.2.4 | ML06, AML.M0014",
  );
});
