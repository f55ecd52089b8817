"""Writes signed models for the tests by OpenSSF model signing 1.1.1 (https://github.com/sigstore/model-transparency), into
__tests__/golden/signatures/. Each run makes new keys, of which it keeps the public halves alone.

pip install model-signing==1.1.1 pyopenssl; python scripts/make-reports/model-signing.py
"""

import shutil
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from model_signing import hashing, signing

ROOT = Path(__file__).resolve().parents[2] / "__tests__"
OUT = ROOT / "golden/signatures/made"
REPORTS = ROOT / "evidence/reports/model-signing"

FILES = {
    "config.json": b'{"model_type": "credit"}\n',
    "weights.safetensors": bytes(range(256)) * 40,
    "tokenizer/vocab.txt": "null\neins\nzwei\n".encode(),
    ".gitattributes": b"*.safetensors -text\n",
}


def make_key(curve: ec.EllipticCurve, private: Path, public: Path) -> None:
    key = ec.generate_private_key(curve)
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    public.write_bytes(
        key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    )


def lay_out(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def sign(name: str, key: Path, config: hashing.Config, more: dict[str, bytes] = {}, *, ignored=(), link=False) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "credit"
        lay_out(folder, {**FILES, **more})
        if link:
            (folder / "alias.json").symlink_to("config.json")
        signature = folder / "model.sig"
        config.set_ignored_paths(paths=[signature, *[folder / each for each in ignored]])
        signing.Config().use_elliptic_key_signer(private_key=key).set_hashing_config(config).sign(folder, signature)
        shutil.copy(signature, OUT / f"{name}.sig")


shutil.rmtree(OUT, ignore_errors=True)
REPORTS.mkdir(parents=True, exist_ok=True)
lay_out(OUT / "credit", FILES)
with tempfile.TemporaryDirectory() as secrets:
    keys = {}
    curves = {"p256": ec.SECP256R1(), "p384": ec.SECP384R1(), "p521": ec.SECP521R1(), "other": ec.SECP256R1()}
    for name, curve in curves.items():
        keys[name] = Path(secrets) / name
        make_key(curve, keys[name], OUT / f"{name}.pub")

    # The tool's own defaults, by keys of every kind that it knows.
    for name in ("p256", "p384", "p521"):
        sign(name, keys[name], hashing.Config().use_file_serialization())
    sign("shards", keys["p256"], hashing.Config().use_shard_serialization(shard_size=4_096), {"empty.txt": b""})
    sign("blake2b", keys["p256"], hashing.Config().use_file_serialization(hashing_algorithm="blake2"))
    sign("blake3", keys["p256"], hashing.Config().use_file_serialization(hashing_algorithm="blake3"))
    # A folder that the signer leaves out, an empty file, and a name beyond ASCII.
    more = {"notes/draft.md": b"to do\n", "empty.txt": b"", "gr\u00f6\u00dfe.bin": b"\1"}
    sign("left-out", keys["p256"], hashing.Config().use_file_serialization(), more, ignored=("notes",))
    sign("links", keys["p256"], hashing.Config().use_file_serialization().set_allow_symlinks(True), link=True)
    # A lone file, whose signature lies beside it.
    with tempfile.TemporaryDirectory() as place:
        model = Path(place) / "model.gguf"
        model.write_bytes(b"GGUF\3\0\0\0")
        signing.Config().use_elliptic_key_signer(private_key=keys["p256"]).sign(model, OUT / "single.sig")

for name in ("p256", "shards", "single"):
    shutil.copy(OUT / f"{name}.sig", REPORTS / f"{name}.sig")
