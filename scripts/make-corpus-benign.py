"""Makes what real libraries write, for `npm run recall`: `PYTHONHASHSEED=0 python3 scripts/make-corpus-benign.py FOLDER [--most BYTES]`.

    pip install numpy scipy scikit-learn joblib lz4 pandas pyarrow torch safetensors onnx keras jax h5py gguf xgboost-cpu \\
      lightgbm dill cloudpickle nbformat

FOLDER/benign/<format>/ holds library output, FOLDER/unknown-is-right/<format>/ what is harmless but cannot be shown to
be (classes of one's own, whole modules, code). A library that is missing is left out and named. Seeds are fixed; some
libraries write times or random ids all the same. `--most` leaves larger files out, as in the committed selection.
"""

import collections
import datetime
import decimal
import fractions
import io
import json
import os
import pathlib
import pickle
import sys
import tempfile
import uuid
import warnings
import zipfile

os.environ.setdefault("KERAS_BACKEND", "jax")
warnings.filterwarnings("ignore")
ROOT = pathlib.Path(sys.argv[1])
MOST = int(sys.argv[sys.argv.index("--most") + 1]) if "--most" in sys.argv else None


def write(path, data, expect="benign"):
    data = data.encode() if isinstance(data, str) else data
    if MOST is not None and len(data) > MOST:
        return
    file = ROOT / expect / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def saved(path, save, expect="benign", suffix=None):
    """Lets a library write a file of its own, and keeps what it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "file" + (suffix or "".join(pathlib.Path(path).suffixes[-1:])))
        save(file)
        with open(file, "rb") as opened:
            write(path, opened.read(), expect)


def pickles(path, value, expect="benign", protocols=(0, 2, 3, 4, 5)):
    for protocol in protocols:
        write(f"{path}-{protocol}.pkl", pickle.dumps(value, protocol), expect)


class Own:
    def __init__(self):
        self.weights = [1.0, 2.0]


def python_values():
    values = {
        "config": {"lr": 1e-3, "layers": [64, 64], "name": "model", "flags": (True, None)},
        "vocabulary": {f"token{at}": at for at in range(500)},
        "times": [datetime.datetime(2026, 1, 2, 3, tzinfo=datetime.timezone.utc), datetime.date(2026, 1, 2), datetime.timedelta(1), datetime.time(3)],
        "numbers": [decimal.Decimal("1.5"), fractions.Fraction(1, 3), complex(1, 2), 2**200, -(2**33), float("nan")],
        "collections": [collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1], 3), collections.defaultdict(list, a=[1]), collections.ChainMap({"a": 1})],
        "ids": [uuid.UUID(int=1)],
        "paths": [pathlib.PurePosixPath("a/b")],
        "bytes": [b"\x80\x04x.", bytearray(b"abc"), b"PK\3\4", b"not a pickle."],
        "text": ["import os", "grüße", "posix\nsystem", "\ud800"],
        "types": [int, str, list, dict, float],
        "sets": [{1, 2}, frozenset("ab"), range(3), slice(1, 2)],
        "errors": [ValueError("x"), KeyError("y")],
    }
    for name, value in values.items():
        pickles(f"pickle/{name}", value)
    pickles("pickle/own-class", Own(), "unknown-is-right")
    write("pickle/streams.pkl", b"".join(pickle.dumps(value) for value in ([1], {"a": 2}, "three")))


def numpy_values():
    import numpy as np

    rng = np.random.RandomState(0)
    kinds = ["?", "i1", "u1", "<i2", ">i4", "<i8", "<u8", "<f2", "<f4", ">f8", "<c8", "<c16", "S5", "<U4", "M8[s]", "m8[D]"]
    for kind in kinds:
        array = np.zeros((3, 2), dtype=kind)
        saved(f"numpy/{kind.strip('<>').replace('?', 'bool').replace('[', '-').replace(']', '')}.npy", lambda file: np.save(file, array))
        pickles(f"numpy/array-{np.dtype(kind).str.strip('<>|').replace('[', '-').replace(']', '')}", array, protocols=(2, 4, 5))
    arrays = {
        "scalar": np.array(3.5), "empty": np.zeros((0, 3)), "fortran": np.asfortranarray(rng.rand(4, 3)), "large": rng.rand(200, 50),
        "fields": np.array([(1, 2.0, "x")], dtype=[("a", "i4"), ("b", "f8"), ("c", "U3")]), "objects": np.array([1, "two", None, {"a": 1}], dtype=object),
        "nested": np.zeros(2, dtype=[("a", [("b", "i4", (2,)), ("c", "f4")])]),
    }
    for name, array in arrays.items():
        saved(f"numpy/{name}.npy", lambda file: np.save(file, array))
        pickles(f"numpy/{name}", array)
    saved("numpy/several.npz", lambda file: np.savez(file, a=arrays["large"], b=arrays["scalar"]))
    saved("numpy/compressed.npz", lambda file: np.savez_compressed(file, **arrays))
    others = {
        "masked": np.ma.array([1, 2], mask=[0, 1]), "matrix": np.matrix([[1, 2]]), "record": np.rec.array([(1, 2.0)], dtype=[("a", int), ("b", float)]),
        "state": np.random.RandomState(1), "generator": np.random.default_rng(1), "dtype": np.dtype([("a", "i4")]), "poly": np.poly1d([1, 2]),
        "scalars": [np.float64(1), np.int8(2), np.bool_(True), np.str_("a"), np.datetime64("2026-01-01"), np.complex64(1j), np.float16(1)],
        "big": np.zeros(3, dtype=">f8"), "polynomial": np.polynomial.Polynomial([1, 2]), "mt": np.random.MT19937(1), "philox": np.random.Generator(np.random.Philox(1)),
    }
    for name, value in others.items():
        pickles(f"numpy/{name}", value, protocols=(2, 4, 5))


def scipy_values():
    import numpy as np
    import scipy.interpolate
    import scipy.sparse
    import scipy.spatial

    eye = np.eye(4)
    for name in ["csr", "csc", "coo", "bsr", "dok", "lil", "dia"]:
        for kind in ["matrix", "array"]:
            pickles(f"scipy/{name}-{kind}", getattr(scipy.sparse, f"{name}_{kind}")(eye), protocols=(2, 4))
    saved("scipy/sparse.npz", lambda file: scipy.sparse.save_npz(file, scipy.sparse.csr_matrix(eye)))
    pickles("scipy/tree", scipy.spatial.cKDTree(eye), protocols=(4,))
    pickles("scipy/spline", scipy.interpolate.CubicSpline([0, 1, 2, 3], [1, 2, 0, 1]), protocols=(4,))


def sklearn_models():
    import joblib
    import numpy as np
    from sklearn import compose, pipeline, preprocessing
    from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV
    from sklearn.utils import all_estimators

    rng = np.random.RandomState(0)
    X, y = rng.rand(40, 4) + 0.1, np.array([0, 1] * 20)
    models = {}
    for name, kind in all_estimators():
        try:
            model = kind()
            small = {"n_estimators": 3, "max_iter": 20, "random_state": 0}
            model.set_params(**{key: value for key, value in small.items() if key in model.get_params()})
            models[name] = model.fit(X, y)
        except Exception:
            continue
    texts = ["one two three", "two three four", "three four five"]
    models["pipeline"] = pipeline.make_pipeline(preprocessing.StandardScaler(), LogisticRegression()).fit(X, y)
    models["columns"] = compose.ColumnTransformer([("a", preprocessing.MinMaxScaler(), [0, 1]), ("b", "passthrough", [2])]).fit(X, y)
    models["search"] = GridSearchCV(LogisticRegression(), {"C": [0.1, 1]}, cv=2).fit(X, y)
    models["counts"] = CountVectorizer().fit(texts)
    models["tfidf"] = pipeline.make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(texts, [0, 1, 0])
    for name, model in models.items():
        try:
            pickles(f"sklearn/{name}", model, protocols=(2, 5) if MOST is None else (5,))
            saved(f"joblib/{name}.joblib", lambda file: joblib.dump(model, file))
        except Exception:
            continue
    value = {"weights": rng.rand(20, 3), "names": np.array(["a", "b"], dtype=object), "bias": np.zeros(3, "f4"), "n": 3}
    forest, logistic = models["RandomForestClassifier"], models["LogisticRegression"]
    for compress in ["zlib", "gzip", "bz2", "xz", "lzma", "lz4"]:
        for name, item in [("arrays", value), ("logistic", logistic), ("forest", forest)]:
            saved(f"joblib/{name}-{compress}.joblib", lambda file: joblib.dump(item, file, compress=(compress, 3)))
    for protocol in range(2, 6):
        saved(f"joblib/protocol-{protocol}.joblib", lambda file: joblib.dump(value, file, protocol=protocol))
    for name, array in {"one": np.arange(5.0), "empty": np.zeros((0, 3)), "fortran": np.asfortranarray(rng.rand(3, 2)), "many": [np.arange(n) for n in range(20)]}.items():
        saved(f"joblib/{name}.joblib", lambda file: joblib.dump(array, file))


def pandas_values():
    import numpy as np
    import pandas as pd

    frame = pd.DataFrame({"a": [1, 2], "b": [1.5, None], "c": ["x", "y"], "d": pd.to_datetime(["2026-01-01", "2026-01-02"]), "e": pd.Categorical(["u", "v"])})
    values = {
        "frame": frame, "series": frame["a"], "index": frame.set_index(["c", "a"]), "strings": frame["c"], "times": frame.set_index("d"),
        "nullable": pd.array([1, None], dtype="Int64"), "zones": pd.Series(pd.date_range("2026", periods=2, tz="UTC")), "period": pd.period_range("2026-01", periods=2),
        "interval": pd.interval_range(0, 2), "stamp": [pd.Timestamp("2026-01-01"), pd.Timedelta("1D"), pd.NaT, pd.NA], "sparse": pd.Series(pd.arrays.SparseArray([0, 1])),
        "empty": pd.DataFrame(), "range": pd.RangeIndex(3), "columns": pd.DataFrame(np.eye(2), columns=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)])),
    }
    for name, value in values.items():
        pickles(f"pandas/{name}", value, protocols=(4, 5))
    saved("pandas/frame-gzip.pkl.gz", lambda file: frame.to_pickle(file), suffix=".pkl.gz")
    saved("data/frame.csv", lambda file: frame.to_csv(file))
    saved("data/frame.json", lambda file: frame.to_json(file))
    saved("data/lines.jsonl", lambda file: frame.to_json(file, orient="records", lines=True))


def arrow_files():
    import pyarrow as pa
    import pyarrow.feather
    import pyarrow.parquet

    table = pa.table({"a": [1, 2, 3], "b": ["x", "y", None], "c": [[1], [], [2, 3]], "d": [1.5, None, 2.5]})
    for compression in ["none", "snappy", "gzip", "zstd", "brotli", "lz4"]:
        saved(f"parquet/{compression}.parquet", lambda file: pa.parquet.write_table(table, file, compression=compression))
    for compression in ["uncompressed", "lz4", "zstd"]:
        saved(f"arrow/{compression}.feather", lambda file: pa.feather.write_feather(table, file, compression=compression))
    out = io.BytesIO()
    with pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    write("arrow/table.arrow", out.getvalue())


def torch_files():
    import torch
    from torch import nn

    torch.manual_seed(0)
    models = {
        "linear": nn.Linear(4, 3), "mlp": nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)), "conv": nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2)),
        "lstm": nn.LSTM(3, 4), "attention": nn.MultiheadAttention(4, 2), "embedding": nn.Embedding(5, 3), "transformer": nn.TransformerEncoderLayer(8, 2, 16),
    }
    for name, model in models.items():
        state = model.state_dict()
        for extension in ["pt", "pth", "bin", "ckpt"]:
            saved(f"torch/{name}.{extension}", lambda file: torch.save(state, file))
        saved(f"torch/{name}-legacy.pt", lambda file: torch.save(state, file, _use_new_zipfile_serialization=False))
        saved(f"torch/{name}-module.pt", lambda file: torch.save(model, file), "unknown-is-right")
        try:
            saved(f"torch/{name}-script.pt", lambda file: torch.jit.script(model).save(file), "unknown-is-right")
        except Exception:
            pass
        optimizer = torch.optim.AdamW(model.parameters())
        for parameter in model.parameters():
            parameter.grad = torch.zeros_like(parameter)
        optimizer.step()
        checkpoint = {"epoch": 3, "model": state, "optimizer": optimizer.state_dict(), "loss": 0.5, "args": {"lr": 1e-3}, "rng": torch.get_rng_state()}
        saved(f"torch/{name}-checkpoint.ckpt", lambda file: torch.save(checkpoint, file))
    kinds = [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int8, torch.uint8, torch.int16, torch.int32, torch.int64, torch.bool, torch.complex64, torch.float8_e4m3fn, torch.uint16]
    for kind in kinds:
        saved(f"torch/{str(kind)[6:]}.pt", lambda file: torch.save({"x": torch.zeros(2, 3, dtype=kind)}, file))
    base = torch.arange(24.0).reshape(4, 6)
    values = {
        "views": {"a": base, "row": base[1], "column": base[:, 2], "t": base.t(), "part": base[1:3, 2:4]}, "parameter": nn.Parameter(torch.ones(2)),
        "empty": torch.zeros(0, 3), "scalar": torch.tensor(1.5), "list": [torch.ones(1), "text", 3], "sparse": torch.eye(3).to_sparse(), "csr": torch.eye(3).to_sparse_csr(),
        "size": {"shape": torch.Size([1, 2]), "dtype": torch.float32, "device": torch.device("cpu")}, "requires-grad": torch.ones(2, requires_grad=True),
        "quantised": torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.qint8), "buffer": nn.Buffer(torch.ones(2)), "large": {"w": torch.zeros(300, 300)},
    }
    for name, value in values.items():
        saved(f"torch/{name}.pt", lambda file: torch.save(value, file))
        saved(f"torch/{name}-legacy.pt", lambda file: torch.save(value, file, _use_new_zipfile_serialization=False))
    numbers = {"history": [1.0], "best": __import__("numpy").float64(0.5), "model": models["linear"].state_dict()}
    saved("torch/numpy-scalar.pt", lambda file: torch.save(numbers, file))
    saved("torch/protocol-4.pt", lambda file: torch.save(models["linear"].state_dict(), file, pickle_protocol=4), "unknown-is-right")
    write("torch/pickled.pkl", pickle.dumps(torch.ones(2)), "unknown-is-right")


def safetensors_files():
    import numpy as np
    from safetensors.numpy import save

    for kind in ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "?"]:
        write(f"safetensors/{kind.replace('?', 'bool')}.safetensors", save({"x": np.zeros((2, 3), kind), "y": np.zeros((0, 2), kind)}))
    write("safetensors/metadata.safetensors", save({"model.w": np.ones((3, 3), "f4")}, metadata={"format": "pt", "note": "grüße"}))
    write("safetensors/many.safetensors", save({f"layer.{at}.weight": np.ones((at % 3, 2), "f4") for at in range(100)}))
    write("safetensors/scalar.safetensors", save({"x": np.array(1.5)}))
    try:
        import torch
        from safetensors.torch import save as save_torch

        for kind in [torch.bfloat16, torch.float8_e4m3fn, torch.float8_e5m2, torch.float16, torch.complex64]:
            write(f"safetensors/{str(kind)[6:]}.safetensors", save_torch({"x": torch.zeros(2, 2, dtype=kind)}))
    except ImportError:
        pass


def onnx_files():
    import numpy as np
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    value = lambda name, shape=(1, 4): helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    for op in ["Relu", "Sigmoid", "Softmax", "Identity", "Exp", "Gelu", "LayerNormalization", "Flatten", "Transpose", "Shape"]:
        inputs = ["x", "w"] if op == "LayerNormalization" else ["x"]
        weights = [numpy_helper.from_array(np.ones(4, "f4"), "w")] if op == "LayerNormalization" else []
        graph = helper.make_graph([helper.make_node(op, inputs, ["y"])], op, [value("x")], [value("y")], weights)
        for version in [13, 17, 21]:
            model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", version)], producer_name="corpus")
            write(f"onnx/{op}-{version}.onnx", model.SerializeToString())
    branch = lambda name: helper.make_graph([helper.make_node("Constant", [], [name], value=numpy_helper.from_array(np.ones(1, "f4")))], name, [], [value(name, (1,))])
    node = helper.make_node("If", ["c"], ["y"], then_branch=branch("a"), else_branch=branch("b"))
    graph = helper.make_graph([node], "if", [helper.make_tensor_value_info("c", TensorProto.BOOL, [])], [value("y", (1,))])
    write("onnx/if.onnx", helper.make_model(graph).SerializeToString())
    kinds = [node for node in ["TreeEnsembleClassifier", "LinearRegressor", "Scaler", "ZipMap"]]
    for op in kinds:
        graph = helper.make_graph([helper.make_node(op, ["x"], ["y"], domain="ai.onnx.ml")], op, [value("x")], [value("y")])
        write(f"onnx/{op}.onnx", helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]).SerializeToString())


def keras_files():
    import keras
    import numpy as np
    from keras import layers

    keras.utils.set_random_seed(0)
    models = {
        "dense": [keras.Input((4,)), layers.Dense(3, activation="relu"), layers.Dropout(0.5), layers.Dense(1, kernel_regularizer="l2")],
        "conv": [keras.Input((8, 8, 1)), layers.Conv2D(2, 3), layers.BatchNormalization(), layers.MaxPooling2D(), layers.Flatten(), layers.Dense(2)],
        "lstm": [keras.Input((3, 2)), layers.LSTM(4, return_sequences=True), layers.Bidirectional(layers.GRU(2)), layers.Dense(1)],
        "embedding": [keras.Input((5,)), layers.Embedding(10, 4), layers.GlobalAveragePooling1D(), layers.LayerNormalization(), layers.Dense(1, activation="gelu")],
        "images": [keras.Input((8, 8, 3)), layers.Rescaling(1 / 255), layers.RandomFlip(), layers.SeparableConv2D(2, 3), layers.GlobalMaxPooling2D()],
    }
    for name, parts in models.items():
        model = keras.Sequential(parts)
        if name != "images":
            model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse", metrics=["mae"])
        saved(f"keras/{name}.keras", model.save)
        saved(f"keras/{name}.h5", model.save)
        saved(f"keras/{name}.weights.h5", model.save_weights, suffix=".weights.h5")
        write(f"keras/{name}/config.json", model.to_json())
    inputs = [keras.Input((4,), name="a"), keras.Input((4,), name="b")]
    joined = layers.Concatenate()([layers.Dense(2)(inputs[0]), layers.Multiply()(inputs)])
    model = keras.Model(inputs, [layers.Dense(1)(joined), layers.Softmax()(joined)])
    saved("keras/functional.keras", model.save)
    x = keras.Input((6, 8))
    model = keras.Model(x, layers.LayerNormalization()(x + layers.MultiHeadAttention(2, 4)(x, x)))
    saved("keras/attention.keras", model.save)
    scale = layers.Normalization()
    scale.adapt(np.arange(8.0).reshape(2, 4))
    saved("keras/normalization.keras", keras.Sequential([keras.Input((4,)), scale, layers.Dense(1)]).save)


TEMPLATES = {
    "chatml": "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}",
    "headers": "{% set loop_messages = messages %}{% for message in loop_messages %}{% set content = '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n' + message['content'] | trim + '<|eot_id|>' %}{% if loop.index0 == 0 %}{% set content = bos_token + content %}{% endif %}{{ content }}{% endfor %}",
    "alternate": "{{ bos_token }}{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Roles must alternate') }}{% endif %}{% if message['role'] == 'user' %}{{ '[INST] ' + message['content'] + ' [/INST]' }}{% else %}{{ message['content'] + eos_token }}{% endif %}{% endfor %}",
    "tools": "{%- if tools %}\n{{- '# Tools\n' }}\n{%- for tool in tools %}{{- tool | tojson(indent=4) }}{%- endfor %}\n{%- endif %}\n{%- set ns = namespace(last=0, multi=true) %}\n{%- for message in messages[::-1] %}{%- set index = (messages|length - 1) - loop.index0 %}{%- if ns.multi and message.role == 'user' and message.content is string and not message.content.startswith('<x>') %}{%- set ns.multi = false %}{%- set ns.last = index %}{%- endif %}{%- endfor %}{{- ns.last }}",
    "macro": "{%- macro show(text, strip=true) -%}{{ text | trim if strip else text }}{%- endmacro -%}{% for m in messages if m.role != 'system' %}{{ show(m.content) }}{{ loop.nextitem.role if not loop.last else '' }}{% endfor %}{{ strftime_now('%d %b %Y') if strftime_now is defined else '' }}",
    "split": "{% for m in messages %}{% set parts = m.content.split('</think>') %}{{ parts[-1].lstrip('\n') | replace('a', 'b') }}{{ m.get('name', '') }}{% for k, v in m.items() %}{{ k ~ '=' ~ v }}{% endfor %}{% endfor %}",
}


def configs():
    for name, text in TEMPLATES.items():
        write(f"template/{name}.jinja", text)
        tokens = {"0": {"content": "<s>", "lstrip": False, "normalized": False, "special": True}}
        write(f"template/{name}/tokenizer_config.json", json.dumps({"add_bos_token": True, "added_tokens_decoder": tokens, "chat_template": text, "tokenizer_class": "LlamaTokenizer"}))
    named = [{"name": name, "template": text} for name, text in TEMPLATES.items()]
    write("template/list/tokenizer_config.json", json.dumps({"chat_template": named}))
    bert = {"architectures": ["BertModel"], "hidden_size": 64, "model_type": "bert", "torch_dtype": "float32", "transformers_version": "4.50.0", "id2label": {"0": "a"}, "_name_or_path": "google-bert/bert-base-uncased"}
    write("config/bert/config.json", json.dumps(bert, indent=2))
    write("config/bert/generation_config.json", json.dumps({"bos_token_id": 1, "do_sample": True, "temperature": 0.6}))
    write("config/bert/special_tokens_map.json", json.dumps({"cls_token": "[CLS]"}))
    write("config/bert/preprocessor_config.json", json.dumps({"image_processor_type": "ViTImageProcessor", "size": {"height": 224}}))
    write("config/bert/adapter_config.json", json.dumps({"peft_type": "LORA", "r": 8, "base_model_name_or_path": "example/base", "target_modules": ["q_proj"]}))
    write("config/bert/model.safetensors.index.json", json.dumps({"metadata": {"total_size": 8}, "weight_map": {"a": "model-00001-of-00002.safetensors"}}))
    write("config/bert/modules.json", json.dumps([{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"}]))
    write("config/bert/tokenizer.json", json.dumps({"version": "1.0", "model": {"type": "BPE", "vocab": {chr(97 + at): at for at in range(26)}, "merges": []}}))
    write("config/bert/vocab.txt", "[PAD]\n[UNK]\nimport\nos\n")
    write("config/bert/README.md", "---\nlicense: apache-2.0\n---\n# Model\n\n```python\nmodel = AutoModel.from_pretrained('x')\n```\n")
    flavours = {"sklearn": "model.pkl", "pytorch": "data", "xgboost": "model.xgb", "keras": "data"}
    for name, data in flavours.items():
        own = f"  {name}:\n    code: null\n    pickled_model: {data}\n" if name == "sklearn" else f"  {name}:\n    code: null\n    data: {data}\n"
        text = f"artifact_path: model\nflavors:\n  python_function:\n    env:\n      conda: conda.yaml\n      virtualenv: python_env.yaml\n    loader_module: mlflow.{name}\n    model_path: {data}\n    python_version: 3.11.7\n{own}mlflow_version: 2.20.0\nmodel_uuid: 00000000000000000000000000000001\nrun_id: 1\nutc_time_created: '2026-01-02 03:04:05.000000'\n"
        write(f"mlflow/{name}/MLmodel", text)
    write("mlflow/sklearn/conda.yaml", "channels:\n- conda-forge\ndependencies:\n- python=3.11\n- pip:\n  - mlflow==2.20.0\nname: mlflow-env\n")
    write("config/params.yaml", "lr: 0.001\nlayers: [64, 64]\n")
    write("python/train.py", "import torch\nfrom torch import nn\n\nmodel = nn.Linear(2, 1)\nmodel.load_state_dict(torch.load('m.pt', weights_only=True))\nmodel.eval()\n")
    write("python/safe.py", "import json\nimport yaml\nimport numpy as np\nfrom safetensors.torch import load_file\n\nconfig = yaml.safe_load(open('c.yaml'))\nweights = load_file('m.safetensors')\narray = np.load('a.npy')\n")
    write("python/words.py", '"""About pickle.load and eval(), which this does not use."""\nevaluate = compiled = 1  # pickle.load\n')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("data/a.csv", (1980, 1, 1, 0, 0, 0)), "a,b\n1,2\n" * 100)
        archive.writestr(zipfile.ZipInfo("config.json", (1980, 1, 1, 0, 0, 0)), json.dumps(bert))
    write("archive/data.zip", out.getvalue())


def gguf_files():
    import gguf
    import numpy as np

    for name, text in TEMPLATES.items():

        def save(file):
            writer = gguf.GGUFWriter(file, "llama")
            writer.add_block_count(1)
            writer.add_context_length(128)
            writer.add_tokenizer_model("gpt2")
            writer.add_token_list(["<s>", "</s>", "a"])
            writer.add_token_scores([0.0, 0.0, 1.0])
            writer.add_chat_template(text)
            writer.add_tensor("token_embd.weight", np.ones((4, 32), dtype=np.float32))
            writer.add_tensor("half", np.ones((2, 32), dtype=np.float16))
            writer.add_tensor("packed", gguf.quants.quantize(np.ones((2, 32), dtype=np.float32), gguf.GGMLQuantizationType.Q8_0), raw_dtype=gguf.GGMLQuantizationType.Q8_0)
            writer.write_header_to_file()
            writer.write_kv_data_to_file()
            writer.write_tensors_to_file()
            writer.close()

        saved(f"gguf/{name}.gguf", save)


def boosters():
    import numpy as np

    rng = np.random.RandomState(0)
    X, y = rng.rand(40, 3), np.array([0, 1] * 20)
    try:
        import xgboost

        model = xgboost.XGBClassifier(n_estimators=2, max_depth=2).fit(X, y)
        saved("xgboost/model.json", model.save_model)
        saved("xgboost/model.ubj", model.save_model, "unknown-is-right")
        pickles("xgboost/classifier", model, protocols=(4, 5))
        pickles("xgboost/booster", model.get_booster(), protocols=(4, 5))
    except ImportError:
        print("xgboost is missing", file=sys.stderr)
    import lightgbm

    model = lightgbm.LGBMClassifier(n_estimators=2, max_depth=2, verbose=-1).fit(X, y)
    saved("lightgbm/model.txt", model.booster_.save_model)
    pickles("lightgbm/classifier", model, protocols=(4, 5))
    pickles("lightgbm/booster", model.booster_, protocols=(4, 5))


def other_picklers():
    import cloudpickle
    import dill

    value = {"a": [1, 2.5, "three"], "b": collections.OrderedDict(x=1)}
    write("pickle/dill-data.dill", dill.dumps(value))
    write("pickle/cloudpickle-data.pkl", cloudpickle.dumps(value))
    offset = 3
    for name, item in {"lambda": lambda x: x + offset, "class": type("Local", (), {"f": lambda self: 1}), "own": Own()}.items():
        write(f"pickle/dill-{name}.dill", dill.dumps(item, recurse=True), "unknown-is-right")
        write(f"pickle/cloudpickle-{name}.pkl", cloudpickle.dumps(item), "unknown-is-right")


def notebooks():
    import nbformat
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

    books = {
        "plain": [new_markdown_cell("# Training"), new_code_cell("import numpy as np\nx = np.zeros(3)")],
        "outputs": [new_code_cell("print(1)", outputs=[new_output("stream", text="1\n")]), new_code_cell("x", outputs=[new_output("execute_result", {"text/plain": "3"})])],
        "table": [new_code_cell("frame", outputs=[new_output("execute_result", {"text/html": "<div>\n<table border=\"1\" class=\"dataframe\">\n<tr><td>1</td></tr></table></div>", "text/plain": "1"})])],
        "plot": [new_code_cell("plot()", outputs=[new_output("display_data", {"image/png": "iVBORw0KGgo=", "text/plain": "<Figure>"})])],
        "magic": [new_code_cell("%matplotlib inline\n!pip install numpy\nimport torch")],
    }
    for name, cells in books.items():
        book = new_notebook(cells=[{**cell, "id": f"c{at}"} for at, cell in enumerate(cells)])
        write(f"notebook/{name}.ipynb", nbformat.writes(nbformat.from_dict(book)))


MAKERS = [python_values, numpy_values, scipy_values, sklearn_models, pandas_values, arrow_files, torch_files, safetensors_files, onnx_files, keras_files, configs, gguf_files, boosters, other_picklers, notebooks]
failed = 0
for make in MAKERS:
    try:
        make()
    except Exception as error:
        failed += not isinstance(error, ImportError)
        print(f"{make.__name__}: left out ({error!r})", file=sys.stderr)
sys.exit(failed)
