"""Writes the fixtures of the report format `evidently`.

    pip install evidently==0.7.23 'pandas<3' && python -P scripts/make-reports/evidently.py __tests__/evidence/reports/evidently
"""

import os
import pathlib
import sys

os.environ["DO_NOT_TRACK"] = "1"

import numpy as np
import pandas as pd
from evidently import BinaryClassification, DataDefinition, Dataset, Regression, Report
from evidently.metrics import Accuracy, F1ByLabel, MeanError, MissingValueCount, QuantileValue, RowCount, UniqueValueCount, ValueDrift
from evidently.presets import DataDriftPreset
from evidently.tests import gte, lte

OUT = pathlib.Path(sys.argv[1])
RNG = np.random.default_rng(7)


def people(count, years):
    label = RNG.integers(0, 2, count)
    frame = pd.DataFrame(
        {
            "age": RNG.normal(40 + years, 10, count).round(1),
            "city": RNG.choice(["Bern", "Oslo"], count),
            "label": label,
            "predicted": np.where(RNG.random(count) < 0.8, label, 1 - label),
        }
    )
    frame.loc[frame.index[:3], "age"] = np.nan
    return Dataset.from_pandas(
        frame,
        data_definition=DataDefinition(
            numerical_columns=["age"],
            categorical_columns=["city"],
            classification=[BinaryClassification(target="label", prediction_labels="predicted")],
        ),
    )


def prices(count, error):
    price = RNG.normal(100, 10, count)
    frame = pd.DataFrame({"price": price, "guess": price + RNG.normal(error, 2, count)})
    return Dataset.from_pandas(frame, data_definition=DataDefinition(regression=[Regression(target="price", prediction="guess")]))


now, before = people(120, 4), people(200, 0)
Report([DataDriftPreset(columns=["age", "city"])], include_tests=True).run(now, before).save_json(str(OUT / "drift.json"))
Report(
    [
        RowCount(tests=[gte(100)]),
        MissingValueCount(column="age", tests=[lte(2)]),
        QuantileValue(column="age", quantile=0.25),
        QuantileValue(column="age", quantile=0.75),
        UniqueValueCount(column="city"),
        ValueDrift(column="age", method="psi"),
        Accuracy(),
        F1ByLabel(),
    ]
).run(now, before).save_json(str(OUT / "data-and-model.json"))
Report([MeanError()]).run(prices(80, 1), None).save_json(str(OUT / "regression.json"))
