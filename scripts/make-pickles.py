"""Makes the pickles of __tests__/golden/scan/pickle with the libraries that write them in real projects.

    pip install numpy scikit-learn dill cloudpickle joblib
    python scripts/make-pickles.py

Run it once more with joblib 1.1, which has no padding in front of arrays. Nothing here does harm when it is loaded.
Hostile pickles are put together byte by byte in the tests.
"""

import collections
import datetime
import decimal
import io
import json
import pathlib
import pickle
import pickletools
import random

import cloudpickle
import dill
import joblib
import numpy as np
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

FOLDER = pathlib.Path(__file__).parent.parent / "__tests__" / "golden" / "scan" / "pickle"

PLAIN = {
    "none": None,
    "numbers": [0, 1, -1, 255, 65536, 2**40, -(2**70), 1.5, float("inf"), True, False],
    "text": ["", "ascii", "grüße", "\U0001f600", "lone \ud800", "line\nbreak \\ and 'quotes'"],
    "bytes": [b"", b"\x00\xff", bytearray(b"abc"), bytes(300)],
    "containers": {"list": [[]], "tuple": ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)), "set": {1, 2}, "frozen": frozenset([1])},
    "collections": [collections.OrderedDict(a=1), collections.Counter("abca"), collections.deque([1]), collections.defaultdict(list)],
    "values": [datetime.datetime(2026, 1, 2), decimal.Decimal("1.5"), complex(1, 2), range(3), slice(1)],
}
shared = ["shared"]
PLAIN["recursive"] = [shared, shared, {"again": shared}]
PLAIN["recursive"].append(PLAIN["recursive"])

rng = np.random.RandomState(0)
X, y = rng.rand(40, 3), np.array([0, 1] * 20)
NUMPY = {
    "array": np.arange(6.0).reshape(2, 3),
    "scalars": [np.float64(1), np.int32(2), np.bool_(True), np.str_("a"), np.datetime64("2026-01-01")],
    "fields": np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]),
    "objects": np.array([{"a": 1}, None], dtype=object),
    "masked": np.ma.array([1, 2], mask=[0, 1]),
    "random": np.random.RandomState(1),
}
SKLEARN = {
    "logistic": LogisticRegression().fit(X, y),
    "pipeline": make_pipeline(StandardScaler(), LogisticRegression()).fit(X, y),
    "forest": RandomForestClassifier(n_estimators=2, max_depth=2, random_state=0).fit(X, y),
    "boosting": GradientBoostingClassifier(n_estimators=2, max_depth=1, random_state=0).fit(X, y),
    "neighbours": KNeighborsClassifier(algorithm="kd_tree").fit(X, y),
    "search": GridSearchCV(LogisticRegression(), {"C": [1, 2]}, cv=2).fit(X, y),
}


JOBLIB = {
    "a": np.arange(6.0).reshape(2, 3),
    "f": np.asfortranarray(np.ones((2, 3), dtype="i4")),
    "empty": np.zeros((0, 4)),
    "one": np.float32(2),
    "text": np.array(["a", "bcd"]),
    "fields": np.zeros(2, dtype=[("x", "<f8"), ("y", "<i2")]),
    "objects": np.array([{"k": 1}, None], dtype=object),
    "date": np.array(["2020-01-01"], dtype="M8[D]"),
    "after": ["still here", (1, 2)],
    "zero": np.array(5),
}


def write(name: str, data: bytes) -> None:
    (FOLDER / f"{name}.pkl").write_bytes(data)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, value in PLAIN.items():
        for protocol in range(6):
            write(f"python-{name}-{protocol}", pickle.dumps(value, protocol))
    for group, values in (("numpy", NUMPY), ("sklearn", SKLEARN)):
        for name, value in values.items():
            for protocol in (0, 2, 4, 5):
                write(f"{group}-{name}-{protocol}", pickle.dumps(value, protocol))
    several = io.BytesIO()
    for value in (1, "two", [3]):
        pickle.dump(value, several)
    write("python-streams-4", several.getvalue())
    write("python-optimized-4", pickletools.optimize(pickle.dumps(PLAIN["containers"], 4)))
    # Code of one's own in a pickle is never safe, and not dangerous as such.
    offset = 3
    write("unlisted-cloudpickle", cloudpickle.dumps(lambda x: x + offset))
    write("unlisted-dill", dill.dumps(lambda x: x + 3))
    joblib.dump(JOBLIB, FOLDER / f"joblib-{joblib.__version__}.joblib")
    write_rejected()
    table = [{"code": ord(op.code), "name": op.name, "protocol": op.proto} for op in pickletools.opcodes]
    (FOLDER / "opcodes.json").write_text(json.dumps(table, indent=0) + "\n")


def is_rejected(data: bytes) -> bool:
    try:
        for _ in pickletools.genops(data):
            pass
    except Exception:
        return True
    return False


def write_rejected() -> None:
    """Damaged pickles that Python's own reader of opcodes rejects."""
    random.seed(0)
    rejected = set()
    sources = [pickle.dumps(value, protocol) for value in PLAIN.values() for protocol in range(6)]
    while len(rejected) < 500:
        data = bytearray(random.choice(sources))
        for _ in range(random.randrange(1, 4)):
            place = random.randrange(len(data))
            data[place] = random.randrange(256)
        if random.random() < 0.2:
            del data[random.randrange(len(data)) :]
        if len(data) < 400 and is_rejected(bytes(data)):
            rejected.add(bytes(data).hex())
    (FOLDER / "rejected.json").write_text(json.dumps(sorted(rejected), indent=0) + "\n")


if __name__ == "__main__":
    main()
