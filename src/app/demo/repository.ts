import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** By path; nothing where the file is taken away. */
type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** The files of the demo's repository: a small credit-risk model, as a team would keep it. */

/** A valid safetensors file with one float32 tensor; `seed` makes other weights. */
export function weights(seed: number): Uint8Array {
  const values = Float32Array.from({ length: 64 }, (_, index) => Math.sin(seed * 97 + index));
  const header = JSON.stringify({
    __metadata__: { format: "pt" },
    "linear.weight": { dtype: "F32", shape: [8, 8], data_offsets: [0, values.byteLength] },
  });
  const padded = header.padEnd(Math.ceil(header.length / 8) * 8);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(padded.length), true);
  return Buffer.concat([length, Buffer.from(padded), Buffer.from(values.buffer)]);
}

/** A DVC file for a data set that git does not hold. */
export function dvcFile(content: string): string {
  const md5 = createHash("md5").update(content).digest("hex");
  return `outs:\n- md5: ${md5}\n  size: ${content.length}\n  hash: md5\n  path: train.parquet\n`;
}

const policy = `version: 1
extends: [secmlops:baseline@1]

roles:                                  # login, or org/team
  validator: [vera, viktor]
  security-reviewer: [alice]
  fairness-reviewer: [fay]
  explainability-reviewer: [elif]
  data-steward: [dan]
  governance: [erin]

requirements:
  GOV-2: { enforcement: block }         # the pack only warns; here an explanation is a must
`;

const train = (learningRate: string) => `"""Trains the credit-risk model."""
import pandas as pd
from safetensors.torch import save_file
from torch import nn, optim

LEARNING_RATE = ${learningRate}


def train(frame: pd.DataFrame) -> nn.Linear:
    model = nn.Linear(8, 8, bias=False)
    optimiser = optim.Adam(model.parameters(), lr=LEARNING_RATE)
    for _ in range(20):
        optimiser.zero_grad()
        model.weight.square().sum().backward()
        optimiser.step()
    return model


if __name__ == "__main__":
    save_file(train(pd.read_parquet("data/train.parquet")).state_dict(), "models/credit.safetensors")
`;

const notebook = `${JSON.stringify(
  {
    cells: [
      { cell_type: "markdown", metadata: {}, source: ["# Who is refused credit?"] },
      {
        cell_type: "code",
        execution_count: null,
        metadata: {},
        outputs: [],
        source: [
          "import pandas as pd\n",
          "frame = pd.read_parquet('../data/train.parquet')\n",
          "frame.groupby('age_band').approved.mean()",
        ],
      },
    ],
    metadata: { kernelspec: { display_name: "Python 3", language: "python", name: "python3" } },
    nbformat: 4,
    nbformat_minor: 5,
  },
  null,
  1,
)}\n`;

const modelCard = `# Model card: credit

## Intended use

Ranks consumer credit applications up to 20,000 EUR for a human decision. Not for corporate credit.

## Training data

Applications of 2021 to 2024, pseudonymised, without nationality. See \`data/train.parquet.dvc\`.

## Evaluation

Accuracy 0.911, area under the curve 0.954 on the 2024 hold-out.

## Limitations

Under-represents applicants below 25; not validated outside the euro area.

## Explanation

Income and arrears decide most; the attributions of every release are in the validation report.

## Ethical considerations

Age is a protected attribute: approval rates are reported by age band with every release.
`;

interface AgeBand {
  readonly age: string;
  readonly samples: number;
  readonly accuracy: number;
  readonly selection_rate: number;
}

/** Fairness by age band as Fairlearn measures it, and the digests of both report and weights: which model it is about. */
function fairness(bands: readonly AgeBand[], seed: number): Files {
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const total = bands.reduce((sum, { samples }) => sum + samples, 0);
  const average = (of: "accuracy" | "selection_rate") =>
    bands.reduce((sum, band) => sum + band[of] * band.samples, 0) / total;
  const rates = bands.map((band) => band.selection_rate);
  const report = `${JSON.stringify(
    {
      schema: "secmlops-gate/fairlearn@1",
      overall: { accuracy: average("accuracy"), selection_rate: average("selection_rate") },
      by_group: bands.map(({ age, samples, accuracy, selection_rate }) => ({
        group: { age },
        samples,
        metrics: { accuracy, selection_rate },
      })),
      fairness: { demographic_parity_difference: spread(rates) },
    },
    null,
    2,
  )}\n`;
  const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
  return {
    "reports/fairness.json": report,
    "reports/fairness.json.sha256": `${sha256(weights(seed))}  models/credit.safetensors\n${sha256(report)}  reports/fairness.json\n`,
  };
}

const bandsOf = (young: number, old: number): AgeBand[] => [
  { age: "under 25", samples: 412, accuracy: 0.89, selection_rate: young },
  { age: "25 and over", samples: 3588, accuracy: 0.915, selection_rate: old },
];

/** What `main` holds, by path. */
export const mainFiles: Files = {
  ".github/secmlops/policy.yml": policy,
  "README.md": "# credit\n\nA small credit-risk model.\n",
  "requirements.txt": "pandas==2.2.3\nsafetensors==0.4.5\ntorch==2.5.1\n",
  "train.py": train("0.01"),
  "notebooks/explore.ipynb": notebook,
  "data/train.parquet.dvc": dvcFile("first"),
  "models/credit.safetensors": weights(1),
  "docs/model-card.md": modelCard,
  ...fairness(bandsOf(0.43, 0.5), 1),
};

/** What the pull request changes, one commit after the other. */
export const retrained: Files = {
  "train.py": train("0.003"),
  "data/train.parquet.dvc": dvcFile("second, with applications of 2025"),
  "models/credit.safetensors": weights(2),
  ...fairness(bandsOf(0.38, 0.52), 2),
};
/** A pickle as somebody may send one: `torch.load` would run what stands where the weights should be. It only prints a word. */
export const poisoned: Files = {
  "models/warm-start.pt": Buffer.from(
    "\x80\x02}X\n\0\0\0state_dictcposix\nsystem\nX\r\0\0\0echo poisoned\x85Rs.",
    "latin1",
  ),
};
export const cleaned: Files = { "models/warm-start.pt": null };
/** Young applicants weigh more: the groups are closer again. */
export const balanced: Files = {
  "models/credit.safetensors": weights(3),
  ...fairness(bandsOf(0.46, 0.51), 3),
};
/** Other weights, whose report is still to be made. */
export const reweighted: Files = {
  "models/credit.safetensors": weights(4),
};
export const measured: Files = fairness(bandsOf(0.46, 0.51), 4);

/** Fixed names and times, so that every run of the demo makes the same commits. */
const environment = {
  ...process.env,
  GIT_AUTHOR_NAME: "Nina",
  GIT_AUTHOR_EMAIL: "nina@example.com",
  GIT_COMMITTER_NAME: "Nina",
  GIT_COMMITTER_EMAIL: "nina@example.com",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

function git(folder: string, at: string, ...words: string[]): string {
  const env = { ...environment, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
  return execFileSync("git", ["-C", folder, "-c", "core.autocrlf=false", ...words], { encoding: "utf8", env }).trim();
}

/** Writes files into the work tree and commits them. @returns the commit's id */
export function commitFiles(folder: string, files: Files, message: string, at: string): string {
  for (const [path, content] of Object.entries(files)) {
    if (content === null) {
      rmSync(join(folder, path));
      continue;
    }
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  git(folder, at, "add", "--all");
  git(folder, at, "commit", "--quiet", "--message", message);
  return git(folder, at, "rev-parse", "HEAD");
}

/** Makes the repository with its `main`, and starts the branch `retrain`. */
export function createRepository(folder: string, at: string): void {
  git(folder, at, "init", "--quiet", "--initial-branch=main");
  commitFiles(folder, mainFiles, "Credit model, with its card and its gate", at);
  git(folder, at, "checkout", "--quiet", "-b", "retrain");
}
