import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "@jest/globals";
import { parse } from "yaml";
import * as z from "zod";
import { classifierOf } from "../../../src/core/change/classify.ts";
import { globProblem } from "../../../src/core/change/globs.ts";
import { ASSET_KINDS } from "../../../src/core/policy/policy.ts";

const file = z
  .strictObject({
    version: z.literal(1),
    assets: z.record(z.string(), z.strictObject({ paths: z.array(z.string()).min(1) })),
  })
  .parse(parse(readFileSync(new URL("../../../policies/assets.yml", import.meta.url), "utf8")));
const assets = Object.fromEntries(Object.entries(file.assets).map(([kind, { paths }]) => [kind, paths]));
const { kindsOf } = classifierOf({ assets, policyPaths: [] });
const [m, d, t, e, p, x, c, k, P] = ASSET_KINDS;

describe("the built-in asset kinds", () => {
  it("are all nine, of patterns that are all valid and all different", () => {
    expect(Object.keys(assets).sort()).toEqual([...ASSET_KINDS].sort());
    for (const patterns of Object.values(assets)) {
      expect(patterns.filter((pattern) => globProblem(pattern) !== undefined)).toEqual([]);
      expect(new Set(patterns).size).toBe(patterns.length);
    }
  });

  test.each<[string, string[]]>([
    // Weights and fitted estimators
    ["model.safetensors", [m]],
    ["out/model-00001-of-00002.safetensors", [m]],
    ["runs/exp1/best.pt", [m]],
    ["deep/er/last.ckpt", [m]],
    ["pytorch_model.bin", [m]],
    ["models/encoder.bin", [m]],
    ["bin/tool.bin", []],
    ["artifacts/clf.joblib", [m]],
    ["model.pkl", [m]],
    ["export/saved_model.pb", [m]],
    ["export/saved_model/variables/variables.data-00000-of-00001", [m]],
    ["net.onnx", [m]],
    ["mobile/net.tflite", [m]],
    ["llama.Q4_K_M.gguf", [m]],
    ["models/lgbm/model.txt", [m]],
    ["lightgbm_v2.txt", [m]],
    ["xgb.ubj", [m]],
    ["churn.cbm", [m]],
    ["mlruns/0/abc/artifacts/model/MLmodel", [m]],
    ["tokenizer.json", [m]],
    ["vocab.txt", [m]],
    ["spm.model", [m]],
    ["models/bert/config.json", [m]],
    ["weights/yolo.weights", [m]],
    // Data
    ["data/raw/train.csv", [d]],
    ["train.parquet", [d]],
    ["data/images/0001.png", [d]],
    ["data.dvc", [d]],
    ["models/w.bin.dvc", [m, d]],
    ["dvc.lock", [d, p]],
    ["x.npy", [d]],
    ["features.h5", [m, d]],
    ["great_expectations/expectations/suite.json", [d]],
    // Code that trains
    ["train.py", [t]],
    ["scripts/finetune_lora.py", [t]],
    ["src/models/train_model.py", [t]],
    ["src/credit/fit.py", [t]],
    ["notebooks/01-eda.ipynb", [t]],
    ["models/resnet.py", [t]],
    ["modeling_llama.py", [t]],
    ["src/data/make_dataset.py", [t]],
    ["configs/train.yaml", [t]],
    ["conf/model/base.yaml", [t]],
    ["params.yaml", [t]],
    ["ds_config_zero3.json", [t]],
    ["csrc/attention.cu", [t]],
    ["src/models/tests/test_model.py", [e]],
    ["src/web/index.ts", []],
    ["docs/conf.py", []],
    ["tests/test_cli.py", []],
    ["tests/test_model.py", [e]],
    ["utils/strings.py", []],
    // Evaluation
    ["evaluate.py", [e]],
    ["src/evaluation/metrics.py", [t, e]],
    ["reports/fairness.json", [e]],
    ["metrics.json", [e]],
    ["benchmarks/speed.py", [e]],
    // Pipelines
    [".github/workflows/ci.yml", [p]],
    [".github/actions/setup/action.yml", [p]],
    ["CODEOWNERS", [p]],
    [".github/CODEOWNERS", [p]],
    [".gitlab-ci.yml", [p]],
    ["Jenkinsfile", [p]],
    ["Makefile", [p]],
    ["dvc.yaml", [p]],
    ["MLproject", [p]],
    ["airflow/dags/retrain.py", [p]],
    ["pipelines/training.py", [t, p]],
    [".gitattributes", [p]],
    ["models/.gitattributes", [p]],
    [".gitmodules", [p]],
    [".lfsconfig", [p]],
    [".dvc/config", [p]],
    [".pre-commit-config.yaml", [p]],
    // Dependencies
    ["requirements.txt", [x]],
    ["requirements/dev.txt", [x]],
    ["requirements-gpu.in", [x]],
    ["environment.yml", [x]],
    ["pyproject.toml", [x]],
    ["uv.lock", [x]],
    ["setup.py", [x]],
    ["package-lock.json", [x]],
    // Deployment
    ["Dockerfile", [c]],
    ["docker/Dockerfile.gpu", [c]],
    ["docker-compose.yml", [c]],
    ["k8s/serve.yaml", [c]],
    ["infra/main.tf", [c]],
    ["serving/app.py", [c]],
    ["predict.py", [c]],
    ["models/resnet/config.pbtxt", [m, c]],
    // Cards
    ["MODEL_CARD.md", [k]],
    ["docs/model-card.md", [k]],
    ["models/README.md", [k]],
    ["data/DATASHEET.md", [k]],
    ["docs/cards/credit.md", [k]],
    ["docs/index.md", []],
    ["README.md", []],
    ["CHANGELOG.md", []],
    ["LICENSE", []],
    // Policy
    [".github/secmlops/policy.yml", [P]],
    [".GitHub/SecMLOps/policy.yml", [P]],
    // Not ours
    ["web/node_modules/lib/model.json", []],
    ["src/models/.gitkeep", []],
    [".gitignore", []],
  ])("%s", (path, kinds) => {
    expect(kindsOf(path)).toEqual(kinds);
  });
});
