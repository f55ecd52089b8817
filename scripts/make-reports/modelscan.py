"""Writes the fixtures of the format `modelscan`: modelscan 0.8.8, run in /tmp/report, so that no other path is in them.

pip install modelscan==0.8.8; python scripts/make-reports/modelscan.py
"""

import json
import os
import pickle
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

OUT = Path(__file__).resolve().parents[2] / "__tests__/evidence/reports/modelscan"
WORK = Path("/tmp/report")


class Shell:
    def __reduce__(self):
        return os.system, ("echo hello",)


def scan(name: str) -> None:
    command = [Path(sys.executable).with_name("modelscan"), "-p", "models", "-r", "json", "--show-skipped", "-o", "report.json"]
    subprocess.run(command, cwd=WORK, stdout=subprocess.DEVNULL, check=False)
    # The tool walks a folder in the order the disk gives, and its report is one line: both stay as they are.
    shutil.copy(WORK / "report.json", OUT / name)
    print(name, json.loads((OUT / name).read_text())["summary"]["total_issues_by_severity"])


shutil.rmtree(WORK, ignore_errors=True)
(WORK / "models").mkdir(parents=True)
OUT.mkdir(parents=True, exist_ok=True)
(WORK / "models/weights.pkl").write_bytes(pickle.dumps({"w": [1.0, 2.0]}))
with zipfile.ZipFile(WORK / "models/net.pt", "w") as archive:
    for name, content in [("data.pkl", pickle.dumps({"b": [0.5]})), ("data/0", bytes(64)), ("version", b"3\n")]:
        archive.writestr(zipfile.ZipInfo(f"net/{name}"), content)
scan("clean.json")

(WORK / "models/evil.pkl").write_bytes(pickle.dumps(Shell()))
(WORK / "models/broken.pkl").write_bytes(b"\x80\x04\x95\xff\xff\xff")
(WORK / "models/notes.txt").write_text("not a model")
scan("found.json")
