"""Prints what fitted estimators of scikit-learn import when they are unpickled, as JSON: module to names.

    pip install scikit-learn
    python scripts/list-pickled-names.py

`src/scan/pickle/allowlist-sklearn.ts` follows it. Classes are those whose name starts with a capital letter.
"""

import collections
import inspect
import io
import json
import pickle
import warnings

import numpy as np
import sklearn
from sklearn.compose import ColumnTransformer
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
print(json.dumps({"version": sklearn.__version__, "names": {module: sorted(names[module]) for module in sorted(names)}}))
