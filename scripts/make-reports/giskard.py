"""Writes the fixtures of the report format `giskard`.

    pip install giskard==2.19.2 'pandas<2.2' && python -P scripts/make-reports/giskard.py __tests__/evidence/reports/giskard
"""

import os
import pathlib
import sys

os.environ["GSK_DISABLE_ANALYTICS"] = "True"

import giskard
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

OUT = pathlib.Path(sys.argv[1])


def people(count):
    rng = np.random.default_rng(7)
    age, income = rng.normal(40, 10, count).round(1), rng.normal(3, 1, count)
    city = rng.choice(["Bern", "Oslo"], count)
    granted = np.where(city == "Bern", income > 3, rng.random(count) > 0.5).astype(int)
    return pd.DataFrame({"age": age, "income": income, "city": city, "granted": granted})


def features(frame):
    return frame.assign(bern=(frame.city == "Bern") * 1)[["age", "income", "bern"]]


train, test = people(600)[:300], people(600)[300:].reset_index(drop=True)
fitted = LogisticRegression().fit(features(train), train.granted)
model = giskard.Model(
    lambda frame: fitted.predict_proba(features(frame)),
    model_type="classification",
    classification_labels=[0, 1],
    feature_names=["age", "income", "city"],
    name="credit",
)
data = giskard.Dataset(test, target="granted", cat_columns=["city"], name="people")
# A detector that stumbles leaves no trace in the report unless it may stop the scan.
giskard.scan(model, data, verbose=False, raise_exceptions=True).to_json(OUT / "scan.json")
giskard.scan(model, data, only="data_leakage", verbose=False, raise_exceptions=True).to_json(OUT / "clean.json")
