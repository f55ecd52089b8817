"""Writes __tests__/evidence/reports/mlflow/metrics.json as MLflow's EvaluationResult.save does.

    pip install mlflow-skinny==3.17.2 scikit-learn==1.9.1 pandas matplotlib
    python -P scripts/make-reports/mlflow.py FOLDER     # a neutral folder, such as /tmp/report; -P, as the script has its tool's name
"""

import os
import shutil
import sys
import tempfile

import numpy
import pandas
from sklearn.linear_model import LogisticRegression

folder = os.path.abspath(sys.argv[1])
os.makedirs(folder, exist_ok=True)
work = tempfile.mkdtemp(prefix="mlflow-")
os.chdir(work)
os.environ.update(MLFLOW_TRACKING_URI=f"file://{work}/mlruns", MLFLOW_ALLOW_FILE_STORE="true")

import mlflow  # noqa: E402  (reads the environment)

random = numpy.random.default_rng(7)
x = random.normal(size=(200, 3))
y = (x[:, 0] + 0.5 * x[:, 1] + random.normal(scale=0.5, size=200) > 0).astype(int)
model = LogisticRegression(random_state=7).fit(x[:100], y[:100])
data = pandas.DataFrame(x[100:], columns=["a", "b", "c"])
data["label"] = y[100:]
data["prediction"] = model.predict(x[100:])

result = mlflow.models.evaluate(
    data=data, targets="label", predictions="prediction", model_type="classifier"
)
result.save(os.path.join(work, "saved"))
shutil.copy(os.path.join(work, "saved", "metrics.json"), folder)
shutil.rmtree(work)
