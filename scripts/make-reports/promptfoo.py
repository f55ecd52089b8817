"""Writes __tests__/evidence/reports/promptfoo/*.json with promptfoo, on providers that need no network.

    npm install promptfoo@0.121.20          # Node 22 or newer, though 20 still runs it
    python scripts/make-reports/promptfoo.py FOLDER     # a neutral folder, such as /tmp/report; promptfoo on the PATH
"""

import json
import os
import shutil
import subprocess
import sys

folder = os.path.abspath(sys.argv[1])
os.makedirs(folder, exist_ok=True)
work = os.path.join(folder, "work")
shutil.rmtree(work, ignore_errors=True)
os.makedirs(work)
environment = {
    "PATH": os.environ["PATH"],
    "HOME": work,
    "PROMPTFOO_CONFIG_DIR": os.path.join(work, ".promptfoo"),
    "PROMPTFOO_DISABLE_TELEMETRY": "1",
    "PROMPTFOO_DISABLE_UPDATE": "1",
}


def run(name, providers, tests):
    config = {"prompts": ["The capital of {{country}}?"], "providers": providers, "tests": tests}
    with open(os.path.join(work, "promptfooconfig.json"), "w", encoding="utf-8") as file:
        json.dump(config, file)
    # It exits with 100 where a test fails.
    words = ["eval", "-c", "promptfooconfig.json", "--no-cache", "--no-table", "--no-progress-bar", "-o", name]
    subprocess.run(["promptfoo", *words], cwd=work, env=environment, check=False)
    shutil.copy(os.path.join(work, name), folder)


run(
    "results.json",
    ["echo"],
    [
        {"vars": {"country": "Chad"}, "assert": [{"type": "contains", "value": "Chad", "metric": "Grounded"}]},
        {
            "description": "names the capital",
            "vars": {"country": "Peru"},
            "assert": [{"type": "contains", "value": "Lima", "metric": "Grounded"}],
        },
    ],
)
run(
    "two-providers.json",
    ["echo", {"id": "exec: false", "label": "out of order"}],
    [{"vars": {"country": "Mali"}, "assert": [{"type": "contains", "value": "Mali"}]}],
)
shutil.rmtree(work)
