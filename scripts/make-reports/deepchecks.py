"""Writes the fixtures of the report format `deepchecks`.

    pip install deepchecks==0.19.1 'numpy<2' 'pandas<2.2' 'scikit-learn<1.4' 'category-encoders<2.7' 'setuptools<81'
    python -P scripts/make-reports/deepchecks.py __tests__/evidence/reports/deepchecks
"""

import os
import pathlib
import sys

os.environ["DEEPCHECKS_DISABLE_LATEST_VERSION_CHECK"] = "1"

import numpy as np
import pandas as pd
from deepchecks.tabular import Dataset, Suite
from deepchecks.tabular.checks import (
    ConfusionMatrixReport,
    DataDuplicates,
    DateTrainTestLeakageDuplicates,
    LabelDrift,
    MixedNulls,
    NewLabelTrainTest,
    TrainTestPerformance,
)
from sklearn.linear_model import LogisticRegression

OUT = pathlib.Path(sys.argv[1])
RNG = np.random.default_rng(7)


def people(count, years):
    age, income = RNG.normal(40 + years, 10, count).round(1), RNG.normal(3, 1, count).round(2)
    frame = pd.DataFrame({"age": age, "income": income, "granted": (age + income * 3 + RNG.normal(0, 5, count) > 50).astype(int)})
    return Dataset(frame, label="granted", cat_features=[])


train, test = people(200, 0), people(120, 8)
model = LogisticRegression().fit(train.features_columns, train.label_col)


def write(name, suite, *data):
    (OUT / name).write_text(suite.run(*data).to_json(with_display=False))


checks = [
    LabelDrift().add_condition_drift_score_less_than(0.15),
    TrainTestPerformance().add_condition_train_test_relative_degradation_less_than(0.5),
    NewLabelTrainTest().add_condition_new_labels_number_less_or_equal(0),
    ConfusionMatrixReport(),
]
write("suite.json", Suite("Release", *checks), train, test, model)
# It needs a date, which these people have not: it does not run.
write("not-run.json", Suite("Leaks", DateTrainTestLeakageDuplicates().add_condition_leakage_ratio_less_or_equal(0), DataDuplicates().add_condition_ratio_less_or_equal(0.05)), train, test, model)
(OUT / "check.json").write_text(
    MixedNulls().add_condition_different_nulls_less_equal_to(1).run(train).to_json(with_display=False)
)
