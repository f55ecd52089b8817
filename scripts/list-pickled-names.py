"""Prints what fitted estimators of scikit-learn import when they are unpickled, as JSON: module to names.

    pip install scikit-learn
    python scripts/list-pickled-names.py

`src/scan/pickle/allowlist-sklearn.ts` follows it. Classes are those whose name starts with a capital letter.
"""

import collections
import importlib
import inspect
import io
import json
import pickle
import pkgutil
import re
import warnings

import numpy as np
import sklearn
from sklearn import feature_selection, metrics
from sklearn.base import BaseEstimator
from sklearn.compose import ColumnTransformer
from sklearn.experimental import enable_halving_search_cv, enable_iterative_imputer  # noqa: F401
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.gaussian_process import kernels
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import _scorer
from sklearn.model_selection import GridSearchCV, RandomizedSearchCV, _split
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import all_estimators

warnings.simplefilter("ignore")
X = np.abs(np.random.RandomState(0).rand(40, 4))
y = np.array([0, 1] * 20)
names = collections.defaultdict(set)


class Unpickler(pickle._Unpickler):
    def find_class(self, module, name):
        names[module].add(name)
        return super().find_class(module, name)


def make(kind):
    for arguments in ((), (LogisticRegression(),), ([("lr", LogisticRegression())],)):
        try:
            return kind(*arguments)
        except Exception:
            continue
    return None


def record(estimator):
    for target in (y, y.astype(float), None):
        try:
            estimator.fit(X, target)
            break
        except Exception:
            continue
    for protocol in (0, 2, 4, 5):
        try:
            Unpickler(io.BytesIO(pickle.dumps(estimator, protocol))).load()
        except Exception:
            continue


for _, kind in all_estimators():
    names[kind.__module__].add(kind.__name__)
    estimator = make(kind)
    if estimator is not None:
        record(estimator)
for estimator in (
    GridSearchCV(LogisticRegression(), {"C": [1, 2]}, cv=2, scoring=["accuracy", "roc_auc"], refit="accuracy"),
    RandomizedSearchCV(LogisticRegression(), {"C": [1, 2]}, n_iter=2, cv=2),
    Pipeline([("scale", StandardScaler()), ("lr", LogisticRegression())]),
    FeatureUnion([("scale", StandardScaler())]),
    ColumnTransformer([("scale", StandardScaler(), [0, 1])], remainder="passthrough"),
):
    record(estimator)
for vectorizer in (CountVectorizer(), TfidfVectorizer()):
    vectorizer.fit(["a few words", "and some more words"])
    record(vectorizer)
for module in (_split, kernels, _scorer):
    for name, kind in inspect.getmembers(module, inspect.isclass):
        if kind.__module__ == module.__name__:
            names[module.__name__].add(name)
names["sklearn.utils._bunch"].add("Bunch")

# Other settings lead to other classes, so that whole families are listed: estimators, losses, links, distances, and what
# models refer to as functions. Distances of users' own functions are left out.
LEFT_OUT = re.compile(r"\.tests?(\.|$)|conftest|externals|_testing|datasets|callback|_plot|array_api|_build_utils|_min_dep|version")
FAMILIES = {"sklearn._loss.loss", "sklearn._loss.link", "sklearn.neural_network._stochastic_optimizers"}
for _, module_name, _ in pkgutil.walk_packages(sklearn.__path__, "sklearn.", onerror=lambda _: None):
    if LEFT_OUT.search(module_name):
        continue
    try:
        module = importlib.import_module(module_name)
    except Exception:
        continue
    for name, kind in inspect.getmembers(module, inspect.isclass):
        own = kind.__module__ == module_name and not inspect.isabstract(kind)
        distance = module_name == "sklearn.metrics._dist_metrics" and re.search(r"Distance(64|32)?$", name)
        if (own and (issubclass(kind, BaseEstimator) or module_name in FAMILIES)) or (distance and "PyFunc" not in name):
            names[module_name].add(name)
SCORES = [getattr(metrics, name) for name in metrics.__all__]
TESTS = [getattr(feature_selection, name) for name in feature_selection.__all__]
for function in filter(inspect.isfunction, [*SCORES, *TESTS]):
    if not re.search(r"scor(er|ing|er_names)$|chunked$|pairwise_kernels$", function.__name__):
        names[function.__module__].add(function.__name__)
print(json.dumps({"version": sklearn.__version__, "names": {module: sorted(names[module]) for module in sorted(names)}}))
