"""Writes __tests__/evidence/reports/hf-eval-results/.eval_results/bench.yaml as huggingface_hub documents it.

    pip install huggingface_hub==2.4.0 pyyaml
    python -P scripts/make-reports/hf-eval-results.py FOLDER     # a neutral folder, such as /tmp/report
"""

import os
import sys

import yaml
from huggingface_hub import EvalResultEntry, eval_result_entries_to_yaml

folder = os.path.join(os.path.abspath(sys.argv[1]), ".eval_results")
os.makedirs(folder, exist_ok=True)
entries = [
    EvalResultEntry(
        dataset_id="cais/hle", task_id="default", value=20.9, date="2026-01-15T10:30:00Z", notes="no-tools",
        source_url="https://huggingface.co/datasets/cais/hle", source_name="CAIS HLE",
    ),
    EvalResultEntry(dataset_id="cais/hle", task_id="default", value=28.25, date="2026-01-16T10:30:00Z", notes="tools"),
    EvalResultEntry(
        dataset_id="Idavidrein/gpqa", task_id="gpqa_diamond", value=0.412, date="2026-01-14T08:00:00+01:00",
        dataset_revision="5503434ddd753f426f4b38109466949a1217c2bb",
    ),
]
with open(os.path.join(folder, "bench.yaml"), "w", encoding="utf-8") as file:
    yaml.dump(eval_result_entries_to_yaml(entries), file, sort_keys=False)
