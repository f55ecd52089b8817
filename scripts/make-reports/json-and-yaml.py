"""Writes the fixtures of the generic formats `json` and `yaml`: what json of Python 3.11 and PyYAML 6.0.3 make of one evaluation's numbers.

pip install PyYAML==6.0.3; python scripts/make-reports/json-and-yaml.py
"""

import json
from pathlib import Path

import yaml

REPORTS = Path(__file__).resolve().parents[2] / "__tests__/evidence/reports"
NUMBERS = {
    "model": "credit.onnx",
    "overall": {"accuracy": 0.914, "false positive rate": 0.035, "n": 2048},
    "folds": [{"auc": 0.951, "seconds": 3}, {"auc": 0.947, "seconds": 4}],
    "eval/loss": 0.2875,
    "calibrated": True,
}

for name, text in [("json", json.dumps(NUMBERS, indent=2) + "\n"), ("yaml", yaml.safe_dump(NUMBERS, sort_keys=False))]:
    (REPORTS / name).mkdir(parents=True, exist_ok=True)
    (REPORTS / name / f"evaluation.{name}").write_text(text)
