"""Makes hostile files for `npm run recall` and `npm run fuzz`: `python3 scripts/make-corpus-malicious.py FOLDER [--small]`.

FOLDER/malicious/<format>/ must never be called safe, FOLDER/broken/ neither, FOLDER/unknown-is-right/ must be unknown.
All inert: what would run is `echo`, or names that do not exist. Python's standard library is enough; 7z, lz4 and HDF5
files are made where py7zr, lz4 and h5py are installed. The same bytes on every run. `--small` leaves the gadgets out, as committed.
"""

import base64
import bz2
import gzip
import io
import json
import lzma
import pathlib
import pickle
import struct
import sys
import tarfile
import zipfile
import zlib

ROOT = pathlib.Path(sys.argv[1])
SMALL = "--small" in sys.argv


def write(path, data, expect="malicious"):
    file = ROOT / expect / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)


def s(text):
    """SHORT_BINUNICODE."""
    data = text.encode()
    return b"\x8c" + bytes([len(data)]) + data


ECHO = s("echo test") + b"\x85"
LINE = b"Vecho test\n\x85"
CALL = b"cposix\nsystem\n" + LINE + b"R"
HOSTILE = b"\x80\x02" + CALL + b"."
HOSTILE4 = pickle.dumps({"weights": [1.0, 2.0]}, 4)[:-1] + b"0" + s("posix") + s("system") + b"\x93" + ECHO + b"R."
BENIGN = pickle.dumps({"weights": [1.0, 2.0], "name": "model"}, 4)


# --- pickles -----------------------------------------------------------------------------------------------------


def gadgets():
    for line in (pathlib.Path(__file__).parent / "corpus-gadgets.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            module, *names = line.split()
            for name in names:
                yield module, name


def write_gadgets():
    for module, name in gadgets():
        yield f"{module}.{name}-2", b"\x80\x02c" + f"{module}\n{name}\n".encode() + LINE + b"R."
        yield f"{module}.{name}-4", b"\x80\x04" + s(module) + s(name) + b"\x93" + ECHO + b"R."
        yield f"{module}.{name}-inst", f"(Vecho test\ni{module}\n{name}\n.".encode()
        yield f"{module}.{name}-new", b"\x80\x04}" + s("a") + s(module) + s(name) + b"\x93" + ECHO + b"\x81s."


def texts(kind, text):
    """One way to put a string on the stack."""
    data = text.encode()
    return {
        "short-unicode": s(text),
        "binunicode": b"X" + struct.pack("<I", len(data)) + data,
        "binunicode8": b"\x8d" + struct.pack("<Q", len(data)) + data,
        "unicode": b"V" + data + b"\n",
        "unicode-escape": b"V" + b"".join(b"\\u%04x" % ord(c) for c in text) + b"\n",
        "string": b"S'" + data + b"'\n",
        "string-escape": b"S'" + b"".join(b"\\x%02x" % c for c in data) + b"'\n",
        "binstring": b"T" + struct.pack("<i", len(data)) + data,
        "short-binstring": b"U" + bytes([len(data)]) + data,
    }[kind]


TEXTS = ["short-unicode", "binunicode", "binunicode8", "unicode", "unicode-escape", "string", "string-escape", "binstring", "short-binstring"]


def imports():
    """Every way to import posix.system."""
    yield "global", b"cposix\nsystem\n"
    for kind in TEXTS:
        yield f"stack-global-{kind}", texts(kind, "posix") + texts(kind, "system") + b"\x93"
    yield "dotted", b"\x80\x04" + s("os") + s("path.os.system") + b"\x93"
    yield "dotted-builtins", b"\x80\x04" + s("builtins") + s("eval.__call__") + b"\x93"
    yield "dotted-safe", b"\x80\x04" + s("collections") + s("OrderedDict.__init__.__globals__") + b"\x93"
    yield "dotted-torch", b"\x80\x04" + s("torch._utils") + s("sys.modules") + b"\x93"
    yield "submodule-of-denied", b"cos.path\nos\n0cposixpath\ngenericpath\n0cos.path\nos.system\n"
    yield "renamed-python-2", b"\x80\x02c__builtin__\nexecfile\n"
    yield "renamed-commands", b"\x80\x02ccommands\ngetoutput\n"
    yield "memo-put", b"Vposix\np0\n0Vsystem\np1\n0g0\ng1\n\x93"
    yield "memo-binput", s("posix") + b"q\x05" + s("system") + b"q\x0700h\x05h\x07\x93"
    yield "memo-long", s("posix") + b"r\0\1\0\0" + s("system") + b"r\1\1\0\0" + b"00j\0\1\0\0j\1\1\0\0\x93"
    yield "memo-memoize", s("posix") + b"\x94" + s("system") + b"\x9400h\0h\1\x93"
    # `MEMOIZE` numbers by the size of the memo, `BINPUT` by its argument.
    safe = s("torch._utils") + b"\x94" + s("_rebuild_tensor_v2") + b"\x94"
    yield "memo-confusion", s("posix") + b"q\0" + s("system") + b"q\x01" + safe + b"0000h\0h\1\x93"
    yield "memo-overwritten", s("collections") + b"q\0" + s("posix") + b"q\x000" + s("system") + b"h\0" + b"q\x0500h\0h\5\x93"
    yield "memo-huge", s("posix") + b"r\xff\xff\xff\x7f0" + s("system") + b"q\0" + b"0j\xff\xff\xff\x7fh\0\x93"
    yield "dup", s("os") + b"200" + s("posix") + s("system") + b"\x93"
    yield "pop-mark", b"(" + s("collections") + s("OrderedDict") + b"1" + s("posix") + s("system") + b"\x93"
    yield "computed-name", s("posix") + b"c_codecs\nencode\n" + s("system") + s("latin1") + b"\x86R\x93"
    yield "computed-module", b"cbuiltins\nstr\n" + s("posix") + b"\x85R" + s("system") + b"\x93"
    yield "name-of-bytes", b"C\x05posixC\x06system\x93"
    yield "name-of-list", b"](" + s("posix") + b"e" + s("system") + b"\x93"
    yield "ext1", b"\x82\x01"
    yield "ext2", b"\x83\x01\x02"
    yield "ext4", b"\x84\x01\x02\x03\x04"
    yield "getattr", b"cbuiltins\ngetattr\n" + b"cbuiltins\n__import__\n" + s("os") + b"\x85R" + s("system") + b"\x86R"
    yield "attrgetter", b"coperator\nattrgetter\n" + s("system") + b"\x85Rcbuiltins\n__import__\n" + s("os") + b"\x85R\x85R"
    yield "resolve-name", b"cpkgutil\nresolve_name\n" + s("os:system") + b"\x85R"
    yield "partial", b"cfunctools\npartial\ncposix\nsystem\n\x85R"
    yield "persistent", b"(" + s("posix") + s("system") + b"tQ"
    yield "persistent-line", b"Pposix.system\n"


def calls():
    """Every way to call it, behind the import."""
    yield "reduce", ECHO + b"R."
    yield "reduce-line", LINE + b"R."
    yield "newobj", ECHO + b"\x81."
    yield "newobj-ex", ECHO + b"}\x92."
    yield "build", b"}" + s("x") + s("y") + b"sb."
    yield "dict-value", b"q\x30" + b"0}" + s("k") + b"h\x30" + ECHO + b"Rs."


def write_ways():
    for name, code in imports():
        for how, rest in calls():
            yield f"{name}-{how}", b"\x80\x04" + code + rest
    yield "inst", b"(Vecho test\niposix\nsystem\n."
    yield "obj", b"(cposix\nsystem\nVecho test\no."
    yield "obj-pop", b"(cposix\nsystem\nVecho test\no0N."
    yield "build-on-global", b"ccollections\nOrderedDict\n}Vupdate\ncposix\nsystem\nsb."
    yield "build-slots", b"\x80\x02ccollections\nOrderedDict\n(N}Vupdate\ncposix\nsystem\nst" b"b."
    yield "build-module", b"csys\nmodules\nVos\ncposix\nsystem\ns0N."
    yield "setitem-on-global", b"cos\nenviron\nVPATH\nVx\ns."
    yield "append-on-called", b"ccollections\ndeque\n)R(cposix\nsystem\nVecho test\n\x85Re."
    yield "default-factory", b"ccollections\ndefaultdict\ncposix\nsystem\n\x85R."
    yield "factory-of-allowed", b"ctorch._utils\n_rebuild_parameter\n(cposix\nsystem\nI01\ncposix\nsystem\nVecho test\n\x85RtR."
    yield "rebuild-from-type", b"ctorch._tensor\n_rebuild_from_type_v2\n(cposix\nsystem\ncposix\nsystem\nVecho test\n\x85}tR."
    yield "reconstructor", b"ccopy_reg\n_reconstructor\n(csubprocess\nPopen\nc__builtin__\nobject\nNtR."
    yield "dtype-of-pickle", b"cnumpy.core.multiarray\nscalar\n(cnumpy\ndtype\n(VO8\nI00\nI01\ntRC" + bytes([len(HOSTILE)]) + HOSTILE + b"tR."
    yield "nested-loads", b"c_pickle\nloads\nB" + struct.pack("<I", len(HOSTILE)) + HOSTILE + b"\x85R."
    yield "nested-load-from-bytes", b"\x80\x02ctorch.storage\n_load_from_bytes\nB" + struct.pack("<I", len(HOSTILE)) + HOSTILE + b"\x85R."
    yield "nested-in-bytes", b"\x80\x04}" + s("state") + b"B" + struct.pack("<I", len(HOSTILE)) + HOSTILE + b"s."
    yield "nested-in-bytearray", b"\x80\x05}" + s("state") + b"\x96" + struct.pack("<Q", len(HOSTILE)) + HOSTILE + b"s."
    text = HOSTILE[2:].decode("latin1").encode("unicode_escape").replace(b"\n", b"\\n")
    yield "nested-by-encode", b"cpickle\nloads\nc_codecs\nencode\n(V" + text + b"\nVlatin1\ntR\x85R."
    yield "marshal-base64", b"cmarshal\nloads\ncbase64\nb64decode\n" + s(base64.b64encode(b"N").decode()) + b"\x85R\x85R."
    yield "second-stream", BENIGN + HOSTILE
    yield "hundredth-stream", BENIGN * 100 + HOSTILE
    yield "stream-after-zeros", BENIGN + bytes(64) + HOSTILE
    yield "stream-after-newline", BENIGN + b"\n" + HOSTILE
    yield "cut-after-call", b"\x80\x02" + CALL
    yield "unknown-opcode-after-call", b"\x80\x02" + CALL + b"\xff."
    yield "underflow-after-call", b"\x80\x02" + CALL + b"000000."
    yield "keyerror-after-call", b"\x80\x02" + CALL + b"h\x77."
    yield "bad-text-after-call", b"\x80\x02" + CALL + b"X\xff\xff\xff\x7fx"
    yield "result-thrown-away", b"\x80\x02" + CALL + b"0N."
    yield "protocol-too-high", b"\x80\x09" + CALL + b"."
    yield "protocol-again", b"\x80\x02\x80\x05\x80\x00" + CALL + b"."
    yield "no-protocol", CALL + b"."
    yield "protocol-lies", b"\x80\x02" + s("posix") + s("system") + b"\x93" + ECHO + b"R."
    yield "long-padding", b"\x80\x02" + b"N0" * 20_000 + CALL + b"."
    yield "wide-padding", b"\x80\x04B" + struct.pack("<I", 70_000) + bytes(70_000) + b"0" + CALL + b"."
    yield "spaces-in-name", b"c posix\nsystem \n" + LINE + b"R."
    yield "return-in-name", b"cposix\r\nsystem\r\n" + LINE + b"R."
    yield "nul-in-name", b"cposix\0\nsystem\n" + LINE + b"R."
    yield "look-alike-name", "cро\u0455ix\nsystem\n".encode() + LINE + b"R."
    yield "not-utf8-name", b"c\xff\xfe\nsystem\n" + LINE + b"R."
    yield "empty-name", b"c\n\n" + LINE + b"R."
    yield "dunder-name", b"cbuiltins\n__import__\nVos\n\x85R."
    yield "dunder-main", b"c__main__\n__builtins__\nVeval\n\x93."
    yield "dunder-class", b"\x80\x04" + s("collections") + s("OrderedDict.__class__.__base__.__subclasses__") + b"\x93)R."


def frame(length, body):
    return b"\x95" + struct.pack("<Q", length) + body


def write_frames():
    body = s("posix") + s("system") + b"\x93" + ECHO + b"R."
    inner = pickle.dumps([1, 2], 4)[11:-1]
    yield "exact", b"\x80\x04" + frame(len(body), body)
    yield "none", b"\x80\x04" + body
    yield "zero", b"\x80\x04" + frame(0, body)
    yield "too-long", b"\x80\x04" + frame(1 << 40, body)
    yield "too-short", b"\x80\x04" + frame(len(body) - 3, body)
    yield "negative", b"\x80\x04" + frame((1 << 64) - 1, body)
    yield "straddled", b"\x80\x04" + frame(4, body)
    yield "nested", b"\x80\x04" + frame(len(body) + 9, frame(len(body), body))
    yield "reopened", b"\x80\x04" + frame(60, inner + b"0" + frame(len(body), body))
    yield "in-protocol-2", b"\x80\x02" + frame(len(body), body)
    yield "divergence", b"\x80\x04" + frame(3, b"\x8c" + bytes([len(body)]) + body)


def write_formats():
    for name, data in write_ways():
        write(f"pickle/way-{name}.pkl", data)
    for name, data in write_frames():
        write(f"pickle/frame-{name}.pkl", data)
    if not SMALL:
        for name, data in write_gadgets():
            write(f"gadgets/{name}.pkl", data)


# --- containers around a pickle -------------------------------------------------------------------------------------


def zipped(*entries, method=zipfile.ZIP_STORED, comment=b""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.comment = comment
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, method)
    return out.getvalue()


def torch_zip(data, *more, root="archive", skip=()):
    parts = [("data.pkl", data), ("byteorder", b"little"), ("data/0", bytes(16)), ("version", b"3\n")]
    return zipped(*[(f"{root}/{name}", part) for name, part in parts if name not in skip], *more)


def npy(data, version=b"\1\0", shape="(1,)"):
    header = f"{{'descr': '|O', 'fortran_order': False, 'shape': {shape}, }}".encode()
    pack = "<H" if version == b"\1\0" else "<I"
    start = 8 + struct.calcsize(pack)
    header += b" " * (-(start + len(header) + 1) % 64) + b"\n"
    return b"\x93NUMPY" + version + struct.pack(pack, len(header)) + header + data


def tarred(*entries, kind=tarfile.USTAR_FORMAT):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=kind) as archive:
        for name, data in entries:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def edited(data, old, new, times=1, last=False):
    if last:
        at = data.rindex(old)
        return data[:at] + new + data[at + len(old) :]
    return data.replace(old, new, times)


def write_containers():
    for extension in ["bin", "pt", "pth", "ckpt", "joblib", "dat", "pickle", "model", "txt", "json", "md", "png", "csv", "yaml", "py", "ipynb"]:
        write(f"extension/raw.{extension}", HOSTILE)
    for extension in ["safetensors", "gguf", "h5", "keras", "onnx", "pb", "npy", "npz", "zip", "tar", "parquet", "tflite"]:
        write(f"extension/raw.{extension}", HOSTILE4)
        write(f"extension/text.{extension}", CALL + b".")
    write("extension/none", HOSTILE4)
    # Nothing but an unlisted call, which runs before the damage behind it is met.
    unlisted = b"cnonesuch.module\nrun\n" + LINE + b"R"
    for extension in ["bin", "ckpt", "dat", "pkl", "pt", "txt", "weights"]:
        write(f"extension/cut-after-unlisted-call.{extension}", unlisted)
        write(f"extension/text-after-unlisted-call.{extension}", unlisted + b".more\n")
    for extension in ["bin", "npz", "keras", "onnx", "h5", "txt", "whl", "json", "safetensors"]:
        write(f"extension/torch.{extension}", torch_zip(HOSTILE))

    raw = {"zlib": zlib.compress(HOSTILE4), "gzip": gzip.compress(HOSTILE4, mtime=0), "bz2": bz2.compress(HOSTILE4)}
    raw |= {"xz": lzma.compress(HOSTILE4), "lzma": lzma.compress(HOSTILE4, format=lzma.FORMAT_ALONE)}
    raw["gzip-two-members"] = gzip.compress(BENIGN, mtime=0) + gzip.compress(HOSTILE, mtime=0)
    raw["gzip-trailing"] = gzip.compress(BENIGN, mtime=0) + HOSTILE
    raw["zlib-trailing"] = zlib.compress(BENIGN) + HOSTILE
    raw["bz2-two-streams"] = bz2.compress(BENIGN) + bz2.compress(HOSTILE)
    raw["xz-two-streams"] = lzma.compress(BENIGN) + lzma.compress(HOSTILE)
    raw["gzip-in-gzip"] = gzip.compress(gzip.compress(HOSTILE4, mtime=0), mtime=0)
    raw["zlib-level-0"] = zlib.compress(HOSTILE4, 0)
    raw["gzip-bomb"] = gzip.compress(bytes(20_000_000) + HOSTILE, mtime=0)
    try:
        import lz4.frame

        raw["lz4"] = lz4.frame.compress(HOSTILE4)
    except ImportError:
        pass
    for name, data in raw.items():
        write(f"joblib/{name}.joblib", data)
    write("joblib/gzip.pkl.gz", raw["gzip"])
    write("joblib/hidden-behind-array.joblib", joblib_array(HOSTILE))

    write("torch/plain.pt", torch_zip(HOSTILE))
    write("torch/deflated.pt", zipped(("archive/data.pkl", HOSTILE), ("archive/version", b"3\n"), method=zipfile.ZIP_DEFLATED))
    write("torch/second-pickle.pt", torch_zip(BENIGN, ("archive/extra.pkl", HOSTILE)))
    write("torch/second-root.pt", torch_zip(BENIGN, ("other/data.pkl", HOSTILE)))
    write("torch/upper-case.pt", torch_zip(BENIGN, ("archive/DATA.PKL", HOSTILE)))
    write("torch/two-streams.pt", torch_zip(BENIGN + HOSTILE))
    write("torch/script-constants.pt", torch_zip(BENIGN, ("archive/constants.pkl", HOSTILE)))
    write("torch/script-code.pt", torch_zip(BENIGN, ("archive/code/__torch__/M.py", b"def f(self):\n  return ops.aten.from_file('x')\n")))
    write("torch/no-version.pt", torch_zip(HOSTILE, skip=("version",)))
    write("torch/no-root.pt", zipped(("data.pkl", HOSTILE)))
    write("torch/package.pt", torch_zip(BENIGN, ("archive/.data/extern_modules", b"os\n"), ("archive/model/model.pkl", HOSTILE)))
    write("torch/prefix.pt", BENIGN + torch_zip(HOSTILE))
    write("torch/pickle-with-zip-tail.pt", HOSTILE + torch_zip(BENIGN))
    write("torch/tail.pt", torch_zip(BENIGN) + HOSTILE)
    write("torch/tail-in-comment.pt", zipped(("archive/data.pkl", BENIGN), ("archive/version", b"3\n"), comment=HOSTILE))
    magic = pickle.dumps(0x1950A86A20F9469CFC6C, 2)
    info = [pickle.dumps(item, 2) for item in (1001, {"little_endian": True, "protocol_version": 1001, "type_sizes": {}})]
    for at, name in enumerate(["magic", "version", "info", "state", "keys"]):
        parts = [magic, *info, pickle.dumps({}, 2), pickle.dumps([], 2)]
        parts[at] = HOSTILE
        write(f"torch/legacy-{name}.pt", b"".join(parts))
    write("torch/legacy-trailing.pt", b"".join([magic, *info, pickle.dumps({}, 2), pickle.dumps([], 2), HOSTILE]))
    eval_magic = b"\x80\x02cbuiltins\neval\nV0x1950A86A20F9469CFC6C\n\x85R."
    write("torch/legacy-eval-magic.pt", b"".join([eval_magic, *info, pickle.dumps({}, 2), pickle.dumps([], 2)]))
    for at, name in enumerate(["pickle", "tensors", "storages", "sys_info"]):
        parts = [(n, pickle.dumps({}, 2)) for n in ["pickle", "tensors", "storages", "sys_info"]]
        parts[at] = (name, HOSTILE)
        write(f"torch/tar-{name}.pt", tarred(*parts))

    write("numpy/object.npy", npy(HOSTILE))
    write("numpy/object-version-2.npy", npy(HOSTILE, b"\2\0"))
    write("numpy/object-version-3.npy", npy(HOSTILE, b"\3\0"))
    write("numpy/object-empty.npy", npy(HOSTILE, shape="(0,)"))
    write("numpy/trailing.npy", npy(pickle.dumps([None], 2)) + HOSTILE)
    write("numpy/header-call.npy", npy(HOSTILE, shape="__import__('os')"))
    for name, method in [("stored", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED), ("bzip2", zipfile.ZIP_BZIP2), ("lzma", zipfile.ZIP_LZMA)]:
        write(f"numpy/{name}.npz", zipped(("arr_0.npy", npy(HOSTILE)), method=method))
        write(f"archive/{name}.zip", zipped(("model/data.pkl", HOSTILE), method=method))
    write("numpy/raw-member.npz", zipped(("arr_0.npy", HOSTILE)))
    write("numpy/second-member.npz", zipped(("a.npy", npy(pickle.dumps([None], 2))), ("b", HOSTILE)))

    write("archive/nested.zip", zipped(("inner.zip", zipped(("data.pkl", HOSTILE)))))
    write("archive/nested-3.zip", zipped(("a.zip", zipped(("b.zip", zipped(("data.pkl", HOSTILE)))))))
    write("archive/nested-5.zip", zipped(("a.zip", zipped(("b.zip", zipped(("c.zip", zipped(("d.zip", zipped(("e.pkl", HOSTILE)))))))))))
    write("archive/torch-in-zip.zip", zipped(("model.pt", torch_zip(HOSTILE))))
    write("archive/tar-in-zip.zip", zipped(("model.tar", tarred(("a.pkl", HOSTILE)))))
    write("archive/zip-in-tar.tar", tarred(("model.zip", zipped(("a.pkl", HOSTILE)))))
    write("archive/wrong-extension.zip", zipped(("notes.txt", HOSTILE4), ("data.json", HOSTILE)))
    for name, kind in [("ustar", tarfile.USTAR_FORMAT), ("gnu", tarfile.GNU_FORMAT), ("pax", tarfile.PAX_FORMAT)]:
        long = "deep/" * 30 + "data.pkl" if kind != tarfile.USTAR_FORMAT else "data.pkl"
        write(f"archive/{name}.tar", tarred((long, HOSTILE), kind=kind))
    tar = tarred(("data.pkl", HOSTILE))
    write("archive/gzip.tar.gz", gzip.compress(tar, mtime=0))
    write("archive/bzip2.tar.bz2", bz2.compress(tar))
    write("archive/behind-zeros.tar", tarred(("a.txt", b"hello"))[:1024] + bytes(1024) + tar)
    write("archive/leaving.tar", tarred(("../../etc/evil.txt", b"x")))
    write("archive/absolute.tar", tarred(("/etc/evil.txt", b"x")))
    write("archive/leaving.zip", zipped(("../../etc/evil.txt", b"x")))
    link = tarfile.TarInfo("data.pkl")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(link)
    write("archive/link.tar", out.getvalue())
    try:
        import py7zr

        out = io.BytesIO()
        with py7zr.SevenZipFile(out, "w") as archive:
            archive.writestr(HOSTILE, "data.pkl")
        if not SMALL:
            write("archive/packed.7z", out.getvalue())
    except ImportError:
        pass
    write("archive/header-only.7z", bytes.fromhex("377abcaf271c0004") + bytes(24))
    write("archive/header-only.rar", b"Rar!\x1a\x07\x01\x00" + bytes(24))


def joblib_array(behind):
    """An array wrapper of joblib, whose raw bytes hide what follows from a plain walk of opcodes."""
    head = b"\x80\x04" + s("joblib.numpy_pickle") + s("NumpyArrayWrapper") + b"\x93)\x81}("
    head += s("subclass") + s("numpy") + s("ndarray") + b"\x93" + s("shape") + b"K\x01\x85" + s("order") + s("C")
    head += s("dtype") + s("numpy") + s("dtype") + b"\x93" + s("u1") + b"\x89\x88\x87R" + s("allow_mmap") + b"\x89" + s("numpy_array_alignment_bytes") + b"K\x10ub"
    return head + b"\x01\xff" + b"\x07" + b"0" + behind[2:]


def write_zip_tricks():
    plain = zipped(("archive/data.pkl", HOSTILE), ("archive/version", b"3\n"))
    central = plain.index(b"PK\1\2")
    write("zip/local-name.pt", edited(plain, b"archive/data.pkl", b"archive/dat_.pkl"))
    write("zip/central-name.pt", edited(plain, b"archive/data.pkl", b"archive/data.txt", last=True))
    for flag in [0x01, 0x08, 0x20, 0x40, 0x800, 0x2000]:
        head = plain[: central + 8] + struct.pack("<H", flag) + plain[central + 10 :]
        write(f"zip/flag-central-{flag:x}.pt", head)
        write(f"zip/flag-both-{flag:x}.pt", head[:6] + struct.pack("<H", flag) + head[8:])
    write("zip/crc.pt", plain[: central + 16] + b"\1\2\3\4" + plain[central + 20 :])
    write("zip/crc-both.pt", plain[:14] + b"\1\2\3\4" + plain[18 : central + 16] + b"\1\2\3\4" + plain[central + 20 :])
    write("zip/size-zero.pt", plain[: central + 20] + bytes(8) + plain[central + 28 :])
    write("zip/size-huge.pt", plain[: central + 20] + b"\xfe\xff\xff\xff" * 2 + plain[central + 28 :])
    write("zip/method.pt", plain[: central + 10] + b"\x63\0" + plain[central + 12 :])
    write("zip/offset.pt", plain[: central + 42] + b"\1\0\0\0" + plain[central + 46 :])
    duplicate = zipped(("archive/data.pkl", BENIGN), ("archive/version", b"3\n"), ("archive/datb.pkl", HOSTILE))
    write("zip/duplicate.pt", edited(duplicate, b"datb.pkl", b"data.pkl", 2))
    write("zip/case-variant.pt", edited(duplicate, b"datb.pkl", b"Data.pkl", 2))
    write("zip/backslash.pt", edited(duplicate, b"archive/datb", b"archive\\datb", 2))
    write("zip/slash-at-end.pt", edited(duplicate, b"datb.pkl", b"datb.pk/", 2))
    # An entry that only its local header shows, before the directory.
    hidden = zipped(("x/data.pkl", HOSTILE))
    local = hidden[: hidden.index(b"PK\1\2")]
    benign = zipped(("archive/data.pkl", BENIGN), ("archive/version", b"3\n"))
    at = benign.index(b"PK\1\2")
    end = benign.rindex(b"PK\5\6")
    start = struct.pack("<I", at + len(local))
    moved = benign[:at] + local + benign[at : end + 16] + start + benign[end + 20 :]
    write("zip/hidden-entry.pt", moved)
    write("zip/two-directories.pt", plain + benign)
    write("zip/two-directories-other.pt", benign + plain)
    write("zip/two-ends.pt", plain + plain[plain.rindex(b"PK\5\6") :])
    write("zip/count.pt", plain[:-14] + b"\1\0\1\0" + plain[-10:])
    write("zip/count-zero.pt", plain[:-14] + bytes(4) + plain[-10:])
    write("zip/disk.pt", plain[:-18] + b"\1\0\1\0" + plain[-14:])
    write("zip/prefix.zip", b"#!/bin/sh\necho test\n" + zipped(("a.pkl", HOSTILE)))
    write("zip/cut-directory.pt", plain[:-30])
    write("zip/descriptor.pt", plain[:6] + b"\x08\0" + plain[8:14] + bytes(12) + plain[26:])


# --- formats with code of their own -----------------------------------------------------------------------------------

TEMPLATES = {
    "mro": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals": "{{ cycler.__init__.__globals__.os.popen('echo test').read() }}",
    "attr-filter": "{{ ''|attr('__class__')|attr('__base__') }}",
    "attr-built": "{{ ''|attr('_' ~ '_class_' ~ '_') }}",
    "hex-escape": "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "unicode-escape": "{{ ''['\\u005f\\u005fclass\\u005f\\u005f'] }}",
    "join": "{{ ''[['__cla','ss__']|join] }}",
    "format": "{{ ''['%sclass%s'|format('__','__')] }}",
    "reverse": "{{ ''['__ssalc__'|reverse] }}",
    "set": "{% set a = '__class__' %}{{ ''[a] }}",
    "loop": "{% for c in [].__class__.__base__.__subclasses__() %}{% if c.__name__ == 'catch_warnings' %}{{ c()._module.__builtins__['__import__']('os').system('echo test') }}{% endif %}{% endfor %}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('echo test').read() }}",
    "namespace": "{{ namespace.__init__.__globals__ }}",
    "self": "{{ self.__init__.__globals__ }}",
    "in-comment-and-out": "{# harmless #}{{ joiner.__init__.__globals__ }}",
    "import": "{% import 'os' as os %}{{ os.system('echo test') }}",
    "include": "{% include '/etc/passwd' %}",
    "late": "{% for m in messages %}{{ m.content }}{% endfor %}" + " " * 3000 + "{{ ''.__class__ }}",
    "line": "{{ messages[0]['content']\n.__class__ }}",
    "map": "{{ messages|map(attribute='__class__')|list }}",
    "getitem-class": "{{ messages['__class__'] }}",
}


def gguf_text(text):
    return struct.pack("<Q", len(text.encode())) + text.encode()


def gguf(pairs):
    out = b"GGUF" + struct.pack("<IQQ", 3, 0, len(pairs))
    for key, value in pairs:
        out += gguf_text(key) + struct.pack("<I", 8) + gguf_text(value)
    return out + bytes(-len(out) % 32)


def write_templates():
    for name, text in TEMPLATES.items():
        write(f"template/{name}.jinja", text)
        write(f"template/{name}/tokenizer_config.json", json.dumps({"model_type": "llama", "chat_template": text}))
        write(f"template/{name}.yaml", "chat_template: " + json.dumps(text) + "\n")
        write(f"gguf/{name}.gguf", gguf([("general.architecture", "llama"), ("tokenizer.chat_template", text)]))
    text = TEMPLATES["globals"]
    write("gguf/named-template.gguf", gguf([("general.architecture", "llama"), ("tokenizer.chat_template.tool_use", text)]))
    named = [{"name": "default", "template": "{{ messages }}"}, {"name": "tool", "template": text}]
    write("template/list/tokenizer_config.json", json.dumps({"chat_template": named}))
    write("template/processor/chat_template.json", json.dumps({"chat_template": text}))
    write("gguf/duplicate-key.gguf", gguf([("a", "b"), ("tokenizer.chat_template", "ok"), ("tokenizer.chat_template", text)]))
    whole = gguf([("general.architecture", "llama")])
    write("gguf/count.gguf", whole[:16] + struct.pack("<Q", 1 << 60) + whole[24:])
    write("gguf/tensors.gguf", whole[:8] + struct.pack("<Q", 1 << 60) + whole[16:])
    write("gguf/text-length.gguf", whole[:24] + struct.pack("<Q", (1 << 64) - 1) + whole[32:])


def safetensors(header, data=b"", length=None):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data


def write_safetensors():
    one = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}
    good = safetensors({"a": one}, bytes(8))
    cases = {
        "duplicate": safetensors(b'{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', bytes(8)),
        "overlap": safetensors({"a": one, "b": one}, bytes(8)),
        "gap": safetensors({"a": one, "b": {**one, "data_offsets": [16, 24]}}, bytes(24)),
        "past-the-end": safetensors({"a": {**one, "data_offsets": [0, 1 << 40]}}, bytes(8)),
        "negative": safetensors({"a": {**one, "data_offsets": [-8, 0]}}, bytes(8)),
        "shape": safetensors({"a": {**one, "shape": [1 << 40, 1 << 40]}}, bytes(8)),
        "dtype": safetensors({"a": {**one, "dtype": "OBJECT"}}, bytes(8)),
        "metadata": safetensors({"__metadata__": {"a": {"b": 1}}, "a": one}, bytes(8)),
        "header-length": safetensors({"a": one}, bytes(8), 1 << 62),
        "trailing": good + b"more",
        "not-utf8": safetensors(b'{"\xff":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', bytes(8)),
    }
    for name, data in cases.items():
        write(f"safetensors/{name}.safetensors", data, "broken")
    write("safetensors/pickle-behind.safetensors", good + HOSTILE)
    write("safetensors/zip-behind.safetensors", good + torch_zip(HOSTILE))
    write("safetensors/zip-in-tensor.safetensors", polyglot(one))


def polyglot(one):
    archive = torch_zip(HOSTILE)
    return safetensors({"a": {"dtype": "U8", "shape": [len(archive)], "data_offsets": [0, len(archive)]}}, archive)


def write_keras():
    layer = lambda name, config, module="keras.layers", **more: {"module": module, "class_name": name, "config": config, "registered_name": None, **more}
    marshalled = base64.b64encode(b"N").decode()
    cases = {
        "lambda": layer("Lambda", {"name": "l", "function": {"class_name": "__lambda__", "config": {"code": marshalled, "defaults": None, "closure": None}}}),
        "lambda-function": layer("Lambda", {"function": ["echo", None, None], "function_type": "lambda"}),
        "lambda-old-module": layer("Lambda", {"function": {"class_name": "__lambda__", "config": {"code": marshalled}}}, "keras.src.layers.core.lambda_layer"),
        "module-os": layer("function", "system", "os", registered_name="system"),
        "module-builtins": layer("eval", {}, "builtins"),
        "module-subprocess": layer("Popen", {"args": ["echo"]}, "subprocess"),
        "module-posix": layer("system", "echo test", "posix"),
        "function-of-module": layer("Activation", {"activation": {"module": "builtins", "class_name": "function", "config": "exec", "registered_name": "function"}}),
        "get-file": layer("Activation", {"activation": {"module": "keras.utils", "class_name": "function", "config": "get_file", "registered_name": "get_file"}}),
        "enable-unsafe": layer("Activation", {"activation": {"module": "keras.config", "class_name": "function", "config": "enable_unsafe_deserialization", "registered_name": "enable_unsafe_deserialization"}}),
        "load-model": layer("function", "load_model", "keras.models"),
        "numpy-load": layer("function", "load", "numpy"),
        "registered": layer("Custom>Thing", {}, None, registered_name="Custom>Thing"),
        "torch-module": layer("TorchModuleWrapper", {"module": marshalled}, "keras.layers"),
        "vocabulary-path": layer("StringLookup", {"name": "s", "vocabulary": "/etc/passwd"}),
        "vocabulary-address": layer("StringLookup", {"name": "s", "vocabulary": "https://example.invalid/v.txt"}),
        "text-vectorization": layer("TextVectorization", {"name": "s", "vocabulary": "../../secret.txt"}),
    }
    for name, config in cases.items():
        model = {"module": "keras", "class_name": "Sequential", "config": {"name": "m", "layers": [config]}, "registered_name": None}
        parts = [("metadata.json", b'{"keras_version": "3.0.0"}'), ("config.json", json.dumps(model).encode())]
        write(f"keras/{name}.keras", zipped(*parts))
    model = {"module": "keras", "class_name": "Sequential", "config": {"name": "m", "layers": []}, "registered_name": None}
    compiled = {**model, "compile_config": {"optimizer": "adam", "loss": cases["lambda"]["config"]["function"]}}
    write("keras/loss.keras", zipped(("metadata.json", b'{"keras_version": "3.0.0"}'), ("config.json", json.dumps(compiled).encode())))
    deep = cases["lambda"]
    for _ in range(30):
        deep = layer("TimeDistributed", {"layer": deep})
    write("keras/deep.keras", zipped(("metadata.json", b"{}"), ("config.json", json.dumps({**model, "config": {"layers": [deep]}}).encode())))
    both = b'{"class_name": "Sequential", "module": "keras", "config": {"layers": []}, "config": ' + json.dumps({"layers": [cases["lambda"]]}).encode() + b"}"
    write("keras/duplicate-key.keras", zipped(("metadata.json", b"{}"), ("config.json", both)))
    write("keras/second-config.keras", zipped(("metadata.json", b"{}"), ("config.json", json.dumps(model).encode()), ("CONFIG.json", json.dumps({**model, "config": {"layers": [deep]}}).encode())))
    write("keras/pickle.keras", zipped(("metadata.json", b"{}"), ("config.json", json.dumps(model).encode()), ("assets/x.pkl", HOSTILE)))
    try:
        import h5py
    except ImportError:
        return
    for name in ["lambda", "module-os", "get-file", "function-of-module"]:
        out = io.BytesIO()
        with h5py.File(out, "w") as file:
            file.attrs["model_config"] = json.dumps({"class_name": "Sequential", "config": {"layers": [cases[name]]}})
            file.attrs["keras_version"] = "2.15.0"
        write(f"keras/{name}.h5", out.getvalue())


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out) + bytes([number])


def field(number, value):
    """One protobuf field: a number, text or bytes."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def external(location):
    entry = field(13, field(1, "location") + field(2, location))
    return field(1, 4) + field(2, 1) + field(8, "w") + entry + field(14, 1)


def onnx(graph, *more, domain=""):
    return field(1, 9) + field(8, field(1, domain) + field(2, 17)) + b"".join(more) + field(7, graph)


def write_onnx():
    relu = field(1, field(1, "x") + field(2, "y") + field(4, "Relu"))
    paths = ["../weights.bin", "../../../../etc/passwd", "/etc/passwd", "a/../../b", "C:\\x", "\\\\host\\share", "..\\..\\x", "file:///etc/passwd", "./../x", "a/./../../x", "https://example.invalid/x"]
    for at, path in enumerate(paths):
        write(f"onnx/path-{at}.onnx", onnx(relu + field(2, "g") + field(5, external(path))))
    tensor = external("../../../etc/passwd")
    write("onnx/path-in-attribute.onnx", onnx(field(1, field(4, "Constant") + field(2, "y") + field(5, field(1, "value") + field(20, 4) + field(5, tensor))) + field(2, "g")))
    write("onnx/path-in-sparse.onnx", onnx(relu + field(2, "g") + field(15, field(1, tensor))))
    inner = field(2, "inner") + field(5, tensor)
    write("onnx/path-in-subgraph.onnx", onnx(field(1, field(4, "If") + field(1, "c") + field(5, field(1, "then_branch") + field(20, 5) + field(6, inner))) + field(2, "g")))
    write("onnx/path-in-function.onnx", onnx(relu + field(2, "g"), field(25, field(1, "F") + field(10, "local") + field(7, field(4, "Constant") + field(5, field(1, "value") + field(5, tensor))))))
    write("onnx/path-in-training.onnx", onnx(relu + field(2, "g"), field(20, field(1, inner))))
    for name, domain in [("PyOp", "ai.onnx.contrib"), ("PythonOp", "com.microsoft"), ("ATen", "org.pytorch.aten"), ("Run", "example.invalid")]:
        node = field(1, field(1, "x") + field(2, "y") + field(4, name) + field(7, domain))
        write(f"onnx/operator-{name}.onnx", onnx(node + field(2, "g"), domain=domain))
    whole = onnx(relu + field(2, "g"))
    write("onnx/pickle-behind.onnx", whole + HOSTILE)
    write("onnx/zip-behind.onnx", whole + torch_zip(HOSTILE))


def write_saved_model():
    def saved(*nodes, library=b""):
        graph = b"".join(field(1, field(1, f"n{at}") + field(2, op)) for at, op in enumerate(nodes)) + library
        return field(1, 1) + field(2, field(1, field(4, "serve")) + field(2, graph))

    for op in ["PyFunc", "PyFuncStateless", "EagerPyFunc", "ReadFile", "WriteFile", "MatchingFiles", "ImmutableConst", "FileSystemSetConfiguration", "ShellExecute", "PythonOp"]:
        write(f"saved-model/{op}/saved_model.pb", saved("Const", op))
    inner = field(1, field(1, "f")) + field(3, field(1, "n") + field(2, "PyFunc"))
    write("saved-model/in-function/saved_model.pb", saved("Const", library=field(2, field(1, inner))))
    one, two = saved("Const"), saved("WriteFile")
    write("saved-model/second-graph/saved_model.pb", one + two[2:])
    write("saved-model/unknown-operator/saved_model.pb", saved("Const", "NoSuchOperator"))
    write("saved-model/other-name.pb", saved("Const", "PyFunc"))


def write_configs():
    cases = {
        "auto-map": {"auto_map": {"AutoModel": "modeling_x.X"}},
        "auto-map-remote": {"auto_map": {"AutoModel": "example/other--modeling_x.X"}},
        "auto-map-list": {"auto_map": {"AutoTokenizer": ["tokenization_x.X", None]}},
        "auto-map-deep": {"text_config": {"auto_map": {"AutoModel": "example/other--m.X"}}},
        "trust": {"trust_remote_code": True},
        "hydra": {"_target_": "os.system", "command": "echo test"},
        "hydra-deep": {"model": {"encoder": {"_target_": "builtins.eval"}}},
        "pipeline": {"custom_pipelines": {"x": {"impl": "pipe.X", "pt": ["AutoModel"]}}},
        "path": {"_name_or_path": "x", "vocab_file": "../../../etc/passwd"},
    }
    for name, config in cases.items():
        write(f"config/{name}/config.json", json.dumps({"model_type": "bert", **config} if name != "hydra" else config))
    write("config/modules/modules.json", json.dumps([{"idx": 0, "name": "0", "path": "", "type": "example_module.Thing"}]))
    write("config/duplicate/config.json", '{"auto_map": {}, "auto_map": {"AutoModel": "example/other--m.X"}}')
    mlmodel = {
        "loader": "flavors:\n  python_function:\n    loader_module: os\n",
        "code": "flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n    code: code\n",
        "own-loader": "flavors:\n  python_function:\n    loader_module: my_loader\n",
        "python-tag": "flavors: !!python/object/apply:os.system ['echo test']\n",
        "python-tag-name": "flavors: !!python/name:os.system ''\n",
        "python-tag-verbatim": "flavors: !<tag:yaml.org,2002:python/object/apply:os.system> ['echo test']\n",
        "python-tag-handle": "%TAG !p! tag:yaml.org,2002:python/\n---\nflavors: !p!object/apply:os.system ['echo test']\n",
        "path": "flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n    data: ../../../etc/x\n",
    }
    for name, text in mlmodel.items():
        write(f"mlflow/{name}/MLmodel", text)
    for name in ["python-tag", "python-tag-verbatim", "python-tag-handle", "python-tag-name"]:
        write(f"yaml/{name}.yaml", mlmodel[name])
        write(f"yaml/{name}.yml", mlmodel[name])


CODE = {
    "pickle": "import pickle\nmodel = pickle.load(open('m.pkl', 'rb'))\n",
    "pickle-alias": "import pickle as p\nmodel = p.loads(data)\n",
    "pickle-from": "from pickle import load as read\nmodel = read(file)\n",
    "torch": "import torch\nmodel = torch.load('m.pt')\n",
    "torch-false": "import torch\nmodel = torch.load('m.pt', weights_only=False)\n",
    "torch-lines": "import torch\nmodel = torch.load(\n    'm.pt',\n    map_location='cpu',\n)\n",
    "joblib": "import joblib\nmodel = joblib.load('m.joblib')\n",
    "yaml": "import yaml\nconfig = yaml.load(text, Loader=yaml.Loader)\n",
    "yaml-unsafe": "import yaml\nconfig = yaml.unsafe_load(text)\n",
    "numpy": "import numpy as np\na = np.load('a.npy', allow_pickle=True)\n",
    "trust": "from transformers import AutoModel\nm = AutoModel.from_pretrained('x/y', trust_remote_code=True)\n",
    "keras": "import keras\nm = keras.models.load_model('m.keras', safe_mode=False)\n",
    "pandas": "import pandas as pd\nd = pd.read_pickle('d.pkl')\n",
    "dill": "import dill\nm = dill.load(file)\n",
    "hub": "import torch\nm = torch.hub.load('example/repo', 'model')\n",
    "exec": "exec(open('x').read())\n",
}


def write_code():
    for name, code in CODE.items():
        write(f"python/{name}.py", code)
        cell = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": code.splitlines(True)}
        book = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{**cell, "id": "a"}]}
        write(f"notebook/{name}.ipynb", json.dumps(book))
    write("notebook/magic.ipynb", json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"id": "a", "cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": ["import pickle\n", "x = !ls\n", "m = pickle.load(f)\n"]}]}))
    script = {"output_type": "display_data", "metadata": {}, "data": {"text/html": ["<script>alert(1)</script>"]}}
    write("notebook/script-output.ipynb", json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"id": "a", "cell_type": "code", "metadata": {}, "execution_count": 1, "outputs": [script], "source": []}]}))


def write_denied():
    """Harmless, but nothing in the file can show it."""
    write("r/data.rds", b"X\n" + struct.pack(">iiii", 2, 262147, 131840, 254), "unknown-is-right")
    write("r/data.rda", b"RDX3\nX\n" + struct.pack(">iii", 3, 262147, 197888), "unknown-is-right")
    write("lfs/model.safetensors", "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 12345\n", "unknown-is-right")
    write("pickle/own-class.pkl", b"\x80\x04" + s("my_project.models") + s("Model") + b"\x93)\x81}" + s("w") + b"K\x01sb.", "unknown-is-right")
    write("pickle/main-class.pkl", b"\x80\x04" + s("__main__") + s("Model") + b"\x93)\x81.", "unknown-is-right")
    write("onnx/outside-weights.onnx", onnx(field(1, field(4, "Relu") + field(1, "w") + field(2, "y")) + field(2, "g") + field(5, external("weights.bin"))), "unknown-is-right")


for make in [write_formats, write_containers, write_zip_tricks, write_templates, write_safetensors, write_keras, write_onnx, write_saved_model, write_configs, write_code, write_denied]:
    make()
