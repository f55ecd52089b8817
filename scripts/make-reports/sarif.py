"""Writes the fixtures of the format `sarif`: bandit 1.9.4 and semgrep 1.182.0, run in /tmp/report, so that no other path is in them.

pip install "bandit[sarif]==1.9.4" semgrep==1.182.0; python scripts/make-reports/sarif.py
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parents[2] / "__tests__/evidence/reports/sarif"
WORK = Path("/tmp/report")

CLEAN = "def double(number):\n    return 2 * number\n"
TRAIN = """import pickle
import subprocess


def load(path):
    with open(path, "rb") as file:
        return pickle.load(file)


def fetch(url):
    return subprocess.call("curl " + url, shell=True)
"""
# One rule that says how grave it is, and one that leaves it at the format's own default.
RULES = """rules:
  - id: unpickled
    languages: [python]
    severity: ERROR
    message: Loading a pickle runs what is in it.
    pattern: pickle.load(...)
  - id: shell
    languages: [python]
    severity: WARNING
    message: A shell takes the text apart.
    pattern: subprocess.call(..., shell=True)
"""


def run(*command: str) -> None:
    # Semgrep looks for its own core beside it on the path, and writes its settings into the home folder.
    bin_folder = Path(sys.executable).parent
    env = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "HOME": str(WORK / "home")}
    subprocess.run(command, cwd=WORK, env=env, capture_output=True, check=False)


def keep(name: str) -> None:
    shutil.copy(WORK / "report.sarif", OUT / name)
    (WORK / "report.sarif").unlink()


shutil.rmtree(WORK, ignore_errors=True)
(WORK / "src").mkdir(parents=True)
(WORK / "home").mkdir()
OUT.mkdir(parents=True, exist_ok=True)
(WORK / "src/double.py").write_text(CLEAN)
(WORK / "rules.yml").write_text(RULES)
run("bandit", "-r", "src", "-f", "sarif", "-o", "report.sarif")
keep("bandit-clean.sarif")

(WORK / "src/train.py").write_text(TRAIN)
run("bandit", "-r", "src", "-f", "sarif", "-o", "report.sarif")
keep("bandit.sarif")
run("semgrep", "scan", "--config", "rules.yml", "--metrics", "off", "--disable-version-check", "--sarif", "--output", "report.sarif", "src")
keep("semgrep.sarif")
