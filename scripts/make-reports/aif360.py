"""Writes the fixtures of the report format `aif360`.

    pip install aif360==0.6.1 fairlearn && python -P scripts/make-reports/aif360.py __tests__/evidence/reports/aif360

`fairness.json` has the metrics and the form of AIF360's own pipeline component, which itself needs an object store and an ONNX model:
https://github.com/Trusted-AI/AIF360/blob/main/mlops/kubeflow/bias_detector_pytorch/src/fairness.py
`explanations.json` and `explanation.json` are what MetricJSONExplainer returns.
"""

import json
import pathlib
import sys

import numpy as np
import pandas as pd
from aif360.datasets import BinaryLabelDataset
from aif360.explainers import MetricJSONExplainer
from aif360.metrics import ClassificationMetric

OUT = pathlib.Path(sys.argv[1])
GROUPS = {"unprivileged_groups": [{"sex": 0}], "privileged_groups": [{"sex": 1}]}


def dataset(label, sex):
    return BinaryLabelDataset(
        df=pd.DataFrame({"label": label, "sex": sex}), label_names=["label"], protected_attribute_names=["sex"]
    )


rng = np.random.default_rng(7)
sex = rng.integers(0, 2, 500)
label = rng.integers(0, 2, 500)
wrong = rng.random(500) < 0.15
predicted = np.where(wrong & (sex == 0), 0, np.where(wrong, 1 - label, label))
metric = ClassificationMetric(dataset(label, sex), dataset(predicted, sex), **GROUPS)

(OUT / "fairness.json").write_text(
    json.dumps(
        {
            "Classification accuracy": metric.accuracy(),
            "Balanced classification accuracy": 0.5 * (metric.true_positive_rate() + metric.true_negative_rate()),
            "Statistical parity difference": metric.statistical_parity_difference(),
            "Disparate impact": metric.disparate_impact(),
            "Equal opportunity difference": metric.equal_opportunity_difference(),
            "Average odds difference": metric.average_odds_difference(),
            "Theil index": metric.theil_index(),
            "False negative rate difference": metric.false_negative_rate_difference(),
        }
    )
)

explainer = MetricJSONExplainer(metric)
explanations = [
    explainer.disparate_impact(),
    explainer.statistical_parity_difference(),
    explainer.accuracy(),
    explainer.accuracy(privileged=False),
]
(OUT / "explanation.json").write_text(explanations[0])
(OUT / "explanations.json").write_text(json.dumps([json.loads(each) for each in explanations], indent=1))
