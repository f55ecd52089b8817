"""Writes __tests__/evidence/reports/codecarbon/*.csv with CodeCarbon's offline tracker, on a power that is given and not measured.

    pip install codecarbon==3.3.2
    python -P scripts/make-reports/codecarbon.py FOLDER     # a neutral folder, such as /tmp/report; -P, as the script has its tool's name

The durations, and so the energies, differ from run to run: the tests' numbers go with the files.
"""

import glob
import os
import platform
import shutil
import sys
import tempfile
import time

from codecarbon import OfflineEmissionsTracker
from codecarbon.core import cpu

folder = os.path.abspath(sys.argv[1])
os.makedirs(folder, exist_ok=True)
if os.path.exists(os.path.join(folder, "emissions.csv")):
    os.remove(os.path.join(folder, "emissions.csv"))

# The machine that runs this is nobody's business.
platform.platform = lambda *_, **__: "Linux-6.8.0-generic-x86_64"
cpu.detect_cpu_model = lambda: "Intel(R) Xeon(R) Platinum, 2.50GHz"


def tracker(output_dir, **rest):
    return OfflineEmissionsTracker(
        country_iso_code="CAN",
        region="ontario",
        project_name="credit, small",
        output_dir=output_dir,
        force_cpu_power=45,
        force_ram_power=10,
        measure_power_secs=1,
        log_level="error",
        allow_multiple_runs=True,
        **rest,
    )


for seconds in (1.5, 2.5):
    run = tracker(folder)
    run.start()
    time.sleep(seconds)
    run.stop()

with tempfile.TemporaryDirectory() as work:
    tasks = tracker(work, experiment_name="tasks")
    for name in ("load", "train"):
        tasks.start_task(name)
        time.sleep(1.2)
        tasks.stop_task(name)
    tasks.stop()
    shutil.copy(glob.glob(os.path.join(work, "emissions_tasks_*.csv"))[0], os.path.join(folder, "tasks.csv"))
