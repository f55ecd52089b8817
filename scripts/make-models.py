"""Writes the small model files that the scanner's tests read: `python3 scripts/make-models.py`.

Needs numpy, safetensors, onnx, joblib, h5py, keras (any version of the last years). Checkpoints of PyTorch are laid out
by hand as torch.save does it (torch/serialization.py), so that PyTorch itself is not needed. Nothing here does harm.
"""
import io, json, os, pickle, struct, sys, tarfile, types, zipfile

os.environ.setdefault("KERAS_BACKEND", "jax")
OUT = os.path.join(os.path.dirname(__file__), "..", "__tests__", "golden", "scan", "models")
os.makedirs(OUT, exist_ok=True)
at = lambda name: os.path.join(OUT, name)


def write(name, data):
    with open(at(name), "wb") as file:
        file.write(data)


def numpy_files():
    import numpy as np

    np.save(at("plain.npy"), np.arange(6, dtype="<f4").reshape(2, 3))
    np.save(at("strings.npy"), np.array(["a", "bc"]))
    np.save(at("fields.npy"), np.zeros(3, dtype=[("x", "<f8"), ("y", "<i2", (2, 2)), ("z", "S5")]))
    np.save(at("dates.npy"), np.array(["2020-01-01"], dtype="datetime64[D]"))
    np.save(at("empty.npy"), np.zeros((0, 4)))
    np.save(at("objects.npy"), np.array([1, "two", None], dtype=object), allow_pickle=True)
    np.savez(at("arrays.npz"), weights=np.ones((4, 4), "<f2"), bias=np.zeros(4))
    np.savez_compressed(at("packed.npz"), weights=np.zeros((100, 100)), names=np.array(["x", "y"]))


def safetensors_files():
    import numpy as np
    from safetensors.numpy import save_file

    tensors = {"a": np.ones((2, 3), "<f4"), "b": np.zeros((0, 4), "<f8"), "c": np.array([True, False])}
    save_file(tensors, at("model.safetensors"), metadata={"format": "np"})


def onnx_files():
    import numpy as np
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    value = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 4])
    weights = numpy_helper.from_array(np.ones((4, 4), "float32"), "w")
    node = helper.make_node("MatMul", ["x", "w"], ["y"])
    graph = helper.make_graph([node], "g", [value("x")], [value("y")], [weights])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    onnx.save(model, at("model.onnx"))

    inner = helper.make_node("Relu", ["a"], ["b"])
    function = helper.make_function("local.ops", "Act", ["a"], ["b"], [inner], [helper.make_opsetid("", 17)])
    graph = helper.make_graph([helper.make_node("Act", ["x"], ["y"], domain="local.ops")], "g", [value("x")], [value("y")])
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("local.ops", 1)]
    onnx.save(helper.make_model(graph, functions=[function], opset_imports=opsets), at("function.onnx"))

    branch = lambda operator, domain: helper.make_graph([helper.make_node(operator, ["x"], ["a"], domain=domain)], "b", [], [value("a")])
    flag = helper.make_tensor_value_info("c", TensorProto.BOOL, [])
    for name, operator, domain in [("branches.onnx", "Neg", ""), ("hostile-branch.onnx", "PyOp", "ai.onnx.contrib")]:
        choice = helper.make_node("If", ["c"], ["y"], then_branch=branch("Relu", ""), else_branch=branch(operator, domain))
        graph = helper.make_graph([choice], "g", [value("x"), flag], [value("y")])
        onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)]), at(name))
    for name, location in [("external.onnx", "weights.bin"), ("hostile-path.onnx", "../../../etc/passwd")]:
        tensor = TensorProto(name="w", data_type=TensorProto.FLOAT, dims=[4, 4], data_location=TensorProto.EXTERNAL)
        tensor.external_data.add(key="location", value=location)
        graph = helper.make_graph([node], "g", [value("x")], [value("y")], [tensor])
        write(name, helper.make_model(graph).SerializeToString())
    for name, operator, domain in [("hostile-python.onnx", "PyOp", "ai.onnx.contrib"), ("custom.onnx", "Twist", "com.example")]:
        graph = helper.make_graph([helper.make_node(operator, ["x"], ["y"], domain=domain)], "g", [value("x")], [value("y")])
        write(name, helper.make_model(graph).SerializeToString())


def keras_files():
    import keras

    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1)])
    model.compile(optimizer="adam", loss="mse")
    model.save(at("model.keras"))
    model.save(at("model.h5"))
    model.save_weights(at("model.weights.h5"))
    inputs = keras.Input((4,))
    deep = inputs
    for _ in range(12):
        deep = keras.layers.Dense(4, activation="gelu", kernel_regularizer="l2")(deep)
    keras.Model(inputs, keras.layers.Add()([deep, inputs])).save(at("deep.keras"))
    keras.Model(inputs, keras.ops.relu(inputs * 2 + 1)).save(at("operations.keras"))
    keras.Model(inputs, keras.layers.Lambda(lambda x: x * 2)(inputs)).save(at("lambda.keras"))
    keras.Model(inputs, keras.layers.Lambda(lambda x: x * 2)(inputs)).save(at("lambda.h5"))


def hdf5_files():
    import h5py
    import numpy as np

    with h5py.File(at("data.h5"), "w") as file:
        file.create_dataset("x", data=np.arange(10))
        file.create_dataset("packed", data=np.zeros((64, 64)), compression="gzip")
        file.create_group("group").attrs["unit"] = "metres"
    fetch = {"module": "keras.utils", "class_name": "get_file", "config": {"origin": "https://example.invalid/x"}}
    config = {"class_name": "Sequential", "config": {"name": "s", "layers": [fetch]}}
    with h5py.File(at("hostile-config.h5"), "w") as file:
        file.attrs["model_config"] = json.dumps(config)
        file.create_group("model_weights")
    with h5py.File(at("hostile-link.h5"), "w") as file:
        file["outside"] = h5py.ExternalLink("/etc/passwd", "/x")
    with h5py.File(at("hostile-storage.h5"), "w") as file:
        file.create_dataset("x", shape=(8,), dtype="u1", external=[("/etc/hostname", 0, 8)])


def joblib_files():
    import joblib
    import numpy as np

    value = {"a": np.arange(8, dtype="<f8"), "b": [1, "two"]}
    joblib.dump(value, at("plain.joblib"))
    for name in ["zlib", "gzip", "bz2", "xz", "lzma", "lz4"]:
        joblib.dump(value, at(f"{name}.joblib"), compress=(name, 3))


class Storage:
    def __init__(self, key, data):
        self.key, self.data = key, data


def torch_module():
    """What a checkpoint names, so that the pickler finds it."""
    torch, utils = types.ModuleType("torch"), types.ModuleType("torch._utils")

    def _rebuild_tensor_v2(*_):
        raise NotImplementedError

    _rebuild_tensor_v2.__module__ = "torch._utils"
    _rebuild_tensor_v2.__qualname__ = "_rebuild_tensor_v2"
    utils._rebuild_tensor_v2 = _rebuild_tensor_v2
    torch.FloatStorage = type("FloatStorage", (), {"__module__": "torch"})
    torch._utils = utils
    sys.modules.update({"torch": torch, "torch._utils": utils})
    return torch


def state_dict(torch):
    from collections import OrderedDict

    class Tensor:
        def __init__(self, storage, shape, stride):
            self.storage, self.shape, self.stride = storage, shape, stride

        def __reduce__(self):
            hooks = OrderedDict()
            return torch._utils._rebuild_tensor_v2, (self.storage, 0, self.shape, self.stride, False, hooks)

    weight = Tensor(Storage("0", struct.pack("<6f", *range(6))), (2, 3), (3, 1))
    bias = Tensor(Storage("1", struct.pack("<2f", 1, 2)), (2,), (1,))
    return OrderedDict([("weight", weight), ("bias", bias)])


def pickled(torch, value, legacy=False, storages=None):
    out = io.BytesIO()

    class Pickler(pickle.Pickler):
        def persistent_id(self, item):
            if not isinstance(item, Storage):
                return None
            if storages is not None:
                storages[item.key] = item
            told = ("storage", torch.FloatStorage, item.key, "cpu", len(item.data) // 4)
            return told + (None,) if legacy else told

    Pickler(out, protocol=2).dump(value)
    return out.getvalue()


def torch_zip(name, records, folder="archive"):
    """Stored records, each starting at a multiple of 64 (caffe2/serialize/inline_container.cc)."""
    with zipfile.ZipFile(at(name), "w", zipfile.ZIP_STORED) as archive:
        for record, data in records:
            info = zipfile.ZipInfo(f"{folder}/{record}", (1980, 1, 1, 0, 0, 0))
            start = archive.fp.tell() + 30 + len(info.filename) + 4
            padding = -start % 64
            info.extra = b"FB" + struct.pack("<H", padding) + b"Z" * padding
            archive.writestr(info, data)


def torch_files():
    torch = torch_module()
    storages = {}
    data = pickled(torch, state_dict(torch), storages=storages)
    tail = [(f"data/{key}", item.data) for key, item in storages.items()]
    rest = [("byteorder", b"little")] + tail + [("version", b"3\n"), (".data/serialization_id", b"1" * 40)]
    torch_zip("model.pt", [("data.pkl", data)] + rest)
    hostile = b"\x80\x02cposix\nsystem\nX\x09\x00\x00\x00echo test\x85R."
    torch_zip("hostile.pt", [("data.pkl", hostile)] + rest)
    code = b"def forward(self, x: Tensor) -> Tensor:\n  return x\n"
    torch_zip("script.pt", [("data.pkl", data), ("code/__torch__/M.py", code), ("constants.pkl", b"\x80\x02).")] + rest)

    storages = {}
    value = pickled(torch, state_dict(torch), legacy=True, storages=storages)
    info = {"protocol_version": 1001, "little_endian": True, "type_sizes": {"short": 2, "int": 4, "long": 4}}
    dump = lambda item: pickle.dumps(item, protocol=2)
    parts = [dump(0x1950A86A20F9469CFC6C), dump(1001), dump(info), value, dump(sorted(storages))]
    parts += [struct.pack("<q", len(item.data) // 4) + item.data for _, item in sorted(storages.items())]
    write("legacy.pt", b"".join(parts))
    parts[3] = hostile
    write("hostile-legacy.pt", b"".join(parts))


def gguf_string(text):
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def gguf(pairs, tensors):
    out = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(pairs))
    for key, kind, value in pairs:
        out += gguf_string(key) + struct.pack("<I", kind) + value
    offset, data = 0, b""
    for name, shape, values in tensors:
        out += gguf_string(name) + struct.pack("<I", len(shape)) + struct.pack(f"<{len(shape)}Q", *shape)
        out += struct.pack("<IQ", 0, len(data))
        data += struct.pack(f"<{len(values)}f", *values)
        data += bytes(-len(data) % 32)
    return out + bytes(-len(out) % 32) + data


def gguf_files():
    chat = "{% for m in messages %}<|{{ m['role'] }}|>{{ m.content | trim }}{% endfor %}{% if add_generation_prompt %}<|a|>{% endif %}"
    words = struct.pack("<IQ", 8, 2) + gguf_string("<s>") + gguf_string("</s>")
    pairs = [
        ("general.architecture", 8, gguf_string("llama")),
        ("general.alignment", 4, struct.pack("<I", 32)),
        ("tokenizer.ggml.tokens", 9, words),
        ("tokenizer.chat_template", 8, gguf_string(chat)),
    ]
    tensors = [("w", (3, 2), range(6)), ("b", (2,), range(2))]
    write("model.gguf", gguf(pairs, tensors))
    scalars = [(f"all.{kind}", kind, struct.pack(f"<{code}", 1)) for kind, code in enumerate("BbHhIif?")]
    wide = [(f"all.{kind}", kind, struct.pack(f"<{code}", 1)) for kind, code in [(10, "Q"), (11, "q"), (12, "d")]]
    inner = struct.pack("<IQ2i", 5, 2, 1, 2)
    nested = [("all.nested", 9, struct.pack("<IQ", 9, 2) + inner + inner), ("all.none", 9, struct.pack("<IQ", 8, 0))]
    write("types.gguf", gguf(scalars + wide + nested + [("general.alignment", 4, struct.pack("<I", 32))], tensors))
    outside = bytearray(gguf(pairs, tensors))
    place = outside.index(b"b" + struct.pack("<I", 1)) + 1 + 4 + 8 + 4
    outside[place : place + 8] = struct.pack("<Q", 1 << 40)
    write("hostile-offset.gguf", bytes(outside))
    reach = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
    write("hostile-template.gguf", gguf(pairs[:3] + [("tokenizer.chat_template", 8, gguf_string(reach))], tensors))


def tar_files():
    with tarfile.open(at("bundle.tar"), "w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in [("notes.txt", b"hello\n"), ("inner/config.json", b'{"model_type": "bert"}')]:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def compressed_files():
    """Streams of each compression, as Python writes them: one, two in a row, with each checksum, and a bomb."""
    import bz2, lzma
    import lz4.frame

    out = os.path.join(OUT, "..", "compressed")
    os.makedirs(out, exist_ok=True)
    text = b"".join(b"%d green bottles\n" % (count % 37) for count in range(99))
    alone = lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE)
    narrow = [{"id": lzma.FILTER_LZMA1, "lc": 1, "lp": 2, "pb": 1, "dict_size": 65536}]
    files = {
        "text.bz2": bz2.compress(text),
        "two.bz2": bz2.compress(text[:900]) + bz2.compress(text[900:]),
        "bomb.bz2": bz2.compress(bytes(1_000_000)),
        "text.xz": lzma.compress(text),
        "crc32.xz": lzma.compress(text, check=lzma.CHECK_CRC32),
        "sha256.xz": lzma.compress(text, check=lzma.CHECK_SHA256),
        "two.xz": lzma.compress(text[:900]) + bytes(8) + lzma.compress(text[900:]),
        "delta.xz": lzma.compress(text, filters=[{"id": lzma.FILTER_DELTA, "dist": 4}, {"id": lzma.FILTER_LZMA2}]),
        "bomb.xz": lzma.compress(bytes(1_000_000)),
        "text.lzma": alone(text),
        "narrow.lzma": lzma.compress(text, format=lzma.FORMAT_ALONE, filters=narrow),
        "bomb.lzma": alone(bytes(1_000_000)),
        "text.lz4": lz4.frame.compress(text),
        "sums.lz4": lz4.frame.compress(text, content_checksum=True, block_checksum=True, block_linked=False),
        "two.lz4": lz4.frame.compress(text[:900]) + b"\x50\x2a\x4d\x18\3\0\0\0abc" + lz4.frame.compress(text[900:]),
        "bomb.lz4": lz4.frame.compress(bytes(1_000_000)),
    }
    for name, data in files.items():
        with open(os.path.join(out, name), "wb") as file:
            file.write(data)


def table_files():
    import pyarrow as pa
    import pyarrow.feather, pyarrow.ipc
    import pyarrow.parquet as pq

    plain = pa.table({
        "age": pa.array([30, 41, 52], pa.int64()),
        "income": pa.array([1.5, 2.5, 3.5]),
        "tags": pa.array([["a"], ["b", "c"], []], pa.list_(pa.string())),
        "place": pa.array([{"town": "x", "size": 1}] * 3),
    })
    personal = pa.table({"customerEmail": ["a@example.org"], "dob": ["2000-01-01"], "score": [1]})
    pq.write_table(plain, at("plain.parquet"))
    pq.write_table(personal, at("personal.parquet"))
    pa.feather.write_feather(plain, at("plain.feather"))
    pa.feather.write_feather(personal, at("personal.feather"), compression="uncompressed")
    with pa.ipc.new_stream(at("stream.arrow"), plain.schema) as stream:
        stream.write_table(plain)
    hostile = b"\x80\x02cposix\nsystem\nX\x09\x00\x00\x00echo test\x85R."
    kept = {b"ARROW:extension:name": b"arrow.py_extension_type", b"ARROW:extension:metadata": hostile}
    typed = pa.table([pa.array([1])], schema=pa.schema([pa.field("x", pa.int64(), metadata=kept)]))
    pa.feather.write_feather(typed, at("hostile-type.feather"), compression="uncompressed")
    pq.write_table(typed, at("hostile-type.parquet"))
    for name, path in [("elsewhere.parquet", "part-0.parquet"), ("hostile-path.parquet", "../../secret.parquet")]:
        footer = pq.read_metadata(at("plain.parquet"))
        footer.set_file_path(path)
        footer.write_metadata_file(at(name))


for make in [table_files, compressed_files, numpy_files, safetensors_files, onnx_files, keras_files, hdf5_files, joblib_files, torch_files, gguf_files, tar_files]:
    try:
        make()
    except ImportError as error:
        print(f"{make.__name__}: left out ({error})", file=sys.stderr)
