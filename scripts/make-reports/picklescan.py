"""Writes the fixtures of the format `picklescan`: picklescan 1.0.5, run in /tmp/report, so that no other path is in them.

pip install picklescan==1.0.5; python scripts/make-reports/picklescan.py
"""

import collections
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parents[2] / "__tests__/evidence/reports/picklescan"
WORK = Path("/tmp/report")


class Shell:
    def __reduce__(self):
        return os.system, ("echo hello",)


def scan(name: str, *options: str) -> None:
    command = [Path(sys.executable).with_name("picklescan"), "-p", "models", *options]
    done = subprocess.run(command, cwd=WORK, capture_output=True, text=True, check=False)
    (OUT / name).write_text(done.stdout)
    print(name, done.returncode)


shutil.rmtree(WORK, ignore_errors=True)
(WORK / "models").mkdir(parents=True)
OUT.mkdir(parents=True, exist_ok=True)
(WORK / "models/weights.pkl").write_bytes(pickle.dumps({"w": [1.0, 2.0]}))
(WORK / "models/counts.pkl").write_bytes(pickle.dumps(collections.Counter("aab")))
(WORK / "models/part.pkl").write_bytes(pickle.dumps(Path("x").suffix))
scan("clean.txt")

(WORK / "models/evil.pkl").write_bytes(pickle.dumps(Shell()))
(WORK / "models/broken.pkl").write_bytes(b"\x80\x04\x95\xff\xff\xff")
# Names what it calls, and stops in the middle: read as far as it goes, with an error.
(WORK / "models/cut.pkl").write_bytes(pickle.dumps(Shell())[:-6] + b"\xff")
scan("found.txt", "--globals")
