"""Writes __tests__/evidence/reports/dvc-metrics/*.json with `dvc metrics diff` and `dvc metrics show`.

    pip install dvc==3.67.1
    python -P scripts/make-reports/dvc-metrics.py FOLDER     # a neutral folder, such as /tmp/report
"""

import json
import os
import subprocess
import sys
import tempfile

folder = os.path.abspath(sys.argv[1])
os.makedirs(folder, exist_ok=True)
dvc = os.path.join(os.path.dirname(sys.executable), "dvc")

BASE = {
    "eval/metrics.json": {"train": {"accuracy": 0.97, "loss": 0.11}, "test": {"accuracy": 0.91, "loss": 0.31}, "rows": 1000},
    "eval/slow.json": {"latency_ms": 41.5, "model": "small"},
}
HEAD = {
    "eval/metrics.json": {"train": {"accuracy": 0.98, "loss": 0.1}, "test": {"accuracy": 0.9, "loss": float("nan")}, "rows": 1000, "auc": 0.95},
    "eval/slow.json": {"latency_ms": 44, "model": "large"},
}


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def write(state):
    for path, metrics in state.items():
        with open(path, "w", encoding="utf-8") as file:
            json.dump(metrics, file)


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    os.environ.update(DVC_NO_ANALYTICS="1", PYTHONHASHSEED="0")
    run("git", "init", "-q", "-b", "main")
    run("git", "config", "user.name", "Ada")
    run("git", "config", "user.email", "ada@example.com")
    run(dvc, "init", "-q")
    os.mkdir("eval")
    write(BASE)
    with open("dvc.yaml", "w", encoding="utf-8") as file:
        file.write("metrics:\n" + "".join(f"  - {path}\n" for path in BASE))
    run("git", "add", "-A")
    run("git", "commit", "-q", "-m", "base")
    write(HEAD)
    for name, words in {
        "diff.json": ["diff", "--all", "--json"],
        "show.json": ["show", "--json"],
        "one-file.json": ["diff", "--all", "--json", "--targets", "eval/slow.json"],
    }.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(run(dvc, "metrics", *words))
    os.chdir("/")
