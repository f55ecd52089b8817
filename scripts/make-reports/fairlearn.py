"""Writes the fixtures of the report format `fairlearn`.

    pip install fairlearn==0.15.0 && python -P scripts/make-reports/fairlearn.py __tests__/evidence/reports/fairlearn

What `write_report` does is the example of docs/reports/fairlearn.md, word for word.
"""

import json
import pathlib
import sys

import fairlearn.metrics as fm
import numpy as np
import pandas as pd
from sklearn.metrics import accuracy_score

OUT = pathlib.Path(sys.argv[1])


# The example:
def write_report(path, y_true, y_pred, people, **more):
    def frame(metrics):
        return fm.MetricFrame(metrics=metrics, y_true=y_true, y_pred=y_pred, sensitive_features=people)

    metrics, sizes = frame({"accuracy": accuracy_score, "selection_rate": fm.selection_rate}), frame({"n": fm.count})
    groups = metrics.by_group.join(sizes.by_group.fillna(0)).reset_index().to_dict("records")
    fairness = [fm.demographic_parity_difference, fm.demographic_parity_ratio, fm.equalized_odds_difference]
    report = {
        "schema": "secmlops-gate/fairlearn@1",
        "overall": metrics.overall.to_dict(),
        "by_group": [
            {
                "group": {feature: str(row.pop(feature)) for feature in people},
                "samples": int(row.pop("n")),
                "metrics": row,
            }
            for row in groups
        ],
        "difference": metrics.difference().to_dict(),
        "ratio": metrics.ratio().to_dict(),
        "fairness": {each.__name__: each(y_true, y_pred, sensitive_features=people) for each in fairness},
        **more,
    }
    pathlib.Path(path).write_text(json.dumps(report, indent=2))
# Until here.


def applicants(count):
    rng = np.random.default_rng(7)
    sex = rng.choice(["female", "male"], count, p=[0.4, 0.6])
    age = rng.choice(["under 40", "40 and over"], count)
    y_true = rng.integers(0, 2, count)
    wrong = rng.random(count) < np.where(sex == "female", 0.25, 0.1)
    return y_true, np.where(wrong, 1 - y_true, y_true), pd.DataFrame({"sex": sex, "age": age})


y_true, y_pred, people = applicants(500)
about = {"fairlearn_version": "0.15.0", "made_at": "2026-03-01T12:00:00+01:00"}
write_report(OUT / "sex.json", y_true, y_pred, people[["sex"]], **about)
write_report(OUT / "sex-and-age.json", y_true, y_pred, people)
# No woman under 40: Fairlearn writes NaN for what it cannot measure.
some = ~((people.sex == "female") & (people.age == "under 40"))
write_report(OUT / "nobody.json", y_true[some], y_pred[some], people[some])
