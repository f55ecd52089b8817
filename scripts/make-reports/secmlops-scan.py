"""Writes the fixtures of the format `secmlops-scan`: the gate's own scan of two small pickles, in /tmp/report.

python scripts/make-reports/secmlops-scan.py
"""

import os
import pickle
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "__tests__/evidence/reports/secmlops-scan"
WORK = Path("/tmp/report")


class Shell:
    def __reduce__(self):
        return os.system, ("echo hello",)


def scan(name: str) -> None:
    command = ["node", ROOT / "dist/cli.js", "scan", "models", "--format", "json", "--output", "report.json"]
    subprocess.run(command, cwd=WORK, capture_output=True, check=False)
    shutil.copy(WORK / "report.json", OUT / name)


shutil.rmtree(WORK, ignore_errors=True)
(WORK / "models").mkdir(parents=True)
OUT.mkdir(parents=True, exist_ok=True)
(WORK / "models/weights.pkl").write_bytes(pickle.dumps({"w": [1.0, 2.0]}))
scan("clean.json")
(WORK / "models/evil.pkl").write_bytes(pickle.dumps(Shell()))
scan("found.json")
