"""Writes the fixtures of the format `in-toto`: a Statement v1 by in-toto-attestation 0.9.3, and the same in a DSSE envelope that
securesystemslib 1.6.0 signs with a key made from a fixed seed.

pip install in-toto-attestation==0.9.3 "securesystemslib[crypto]==1.6.0"; python scripts/make-reports/in-toto.py
"""

import json
from hashlib import sha256
from pathlib import Path

import in_toto_attestation.predicates.test_result.v0.test_result_pb2 as test_result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from google.protobuf.json_format import MessageToDict
from in_toto_attestation.v1.resource_descriptor import ResourceDescriptor
from in_toto_attestation.v1.statement import Statement
from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner

OUT = Path(__file__).resolve().parents[2] / "__tests__/evidence/reports/in-toto"
TYPE = "https://in-toto.io/attestation/test-result/v0.1"


def statement(result: str, **tests: list[str]) -> dict:
    model = ResourceDescriptor(name="models/credit.onnx", digest={"sha256": sha256(b"the model").hexdigest()})
    card = ResourceDescriptor(name="README.md", digest={"gitBlob": "ebe4add40f63c3c98bc9b32ff1e736f04120b023"})
    model.validate()
    predicate = test_result.TestResult(
        result=result,
        configuration=[ResourceDescriptor(name="tests/robustness.yml", digest={"sha256": sha256(b"tests").hexdigest()}).pb],
        url="https://ci.example/runs/7",
        **tests,
    )
    made = Statement([model.pb, card.pb], TYPE, MessageToDict(predicate))
    made.validate()
    return MessageToDict(made.pb)


OUT.mkdir(parents=True, exist_ok=True)
passed = statement("PASSED", passed_tests=["noise", "rotation", "missing values"])
(OUT / "passed.json").write_text(json.dumps(passed, indent=2) + "\n")
failed = statement("FAILED", passed_tests=["noise"], warned_tests=["rotation"], failed_tests=["missing values"])
(OUT / "failed.json").write_text(json.dumps(failed, indent=2) + "\n")

envelope = Envelope(json.dumps(passed).encode(), "application/vnd.in-toto+json", {})
envelope.sign(CryptoSigner(Ed25519PrivateKey.from_private_bytes(bytes(range(32)))))
(OUT / "passed.dsse.json").write_text(json.dumps(envelope.to_dict(), indent=2) + "\n")
