"""Writes __tests__/evidence/reports/garak/run.report.jsonl with garak, against its own test generators.

    python -m venv VENV
    VENV/bin/pip install garak==0.17.1
    VENV/bin/python -P scripts/make-reports/garak.py FOLDER     # a neutral folder, such as /tmp/report

The generator and probe need none of garak's large dependencies: `pip install --no-deps garak==0.17.1` and what it then misses is enough.
"""

import os
import shutil
import site
import subprocess
import sys

folder = os.path.abspath(sys.argv[1])
os.makedirs(folder, exist_ok=True)
work = os.path.join(folder, "made")
shutil.rmtree(work, ignore_errors=True)
os.makedirs(work)
# The report names the files of garak's own configuration: let them lie in the neutral folder too.
packages = os.path.join(work, "packages")
os.symlink(site.getsitepackages()[0], packages)
environment = {
    "PATH": os.environ["PATH"],
    "HOME": work,
    "XDG_DATA_HOME": os.path.join(work, "data"),
    "XDG_CACHE_HOME": os.path.join(work, "cache"),
    "XDG_CONFIG_HOME": os.path.join(work, "config"),
    "PYTHONPATH": packages,
}


def run(name, *options):
    words = ["-m", "garak", "--report_prefix", name, "--seed", "7", "--target_type", *options]
    subprocess.run([sys.executable, *words], check=True, cwd=work, env=environment)
    report = f"{name}.report.jsonl"
    shutil.copy(os.path.join(work, "data", "garak", "garak_runs", report), os.path.join(folder, report))


run("run", "test.Single", "--spec", "probes.lmrc.QuackMedicine,probes.test.Blank", "--generations", "2")
run("empty", "test.Nones", "--spec", "probes.test.Blank", "--generations", "2")
shutil.rmtree(work)
