"""Writes the fixture of the format `cyclonedx`: an ML-BOM of CycloneDX 1.6, by cyclonedx-python-lib 11.12.0.

The library writes components and their hashes, and has no model cards yet (`# def model_card` in its component.py). The card is put in by hand, as
https://cyclonedx.org/docs/1.6/json/#components_items_modelCard has it, and the library's own strict validator passes the whole.

pip install "cyclonedx-python-lib[json-validation]==11.12.0"; python scripts/make-reports/cyclonedx-bom.py
"""

import json
from datetime import datetime, timezone
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

OUT = Path(__file__).resolve().parents[2] / "__tests__/evidence/reports/cyclonedx"

CARD = {
    "modelParameters": {"task": "classification", "architectureFamily": "gradient boosting"},
    "quantitativeAnalysis": {
        "performanceMetrics": [
            {"type": "accuracy", "value": "0.914", "confidenceInterval": {"lowerBound": "0.902", "upperBound": "0.926"}},
            {"type": "accuracy", "value": "0.871", "slice": "age over 60"},
            {"type": "false positive rate", "value": "3.5 %"},
        ]
    },
    "considerations": {
        "environmentalConsiderations": {
            "energyConsumptions": [
                {
                    "activity": "training",
                    "energyProviders": [
                        {
                            "organization": {"name": "Example Power"},
                            "energySource": "wind",
                            "energyProvided": {"value": 12.5, "unit": "kWh"},
                        }
                    ],
                    "activityEnergyCost": {"value": 12.5, "unit": "kWh"},
                    "co2CostEquivalent": {"value": 0.0004, "unit": "tCO2eq"},
                }
            ]
        }
    },
}


def digest(content: bytes) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=sha256(content).hexdigest())


bom = Bom(serial_number=UUID(int=5), version=1)
bom.metadata.timestamp = datetime(2026, 3, 1, 12, 0, tzinfo=timezone.utc)
bom.metadata.component = Component(name="credit-scoring", type=ComponentType.APPLICATION, version="2.1.0", bom_ref="app")
bom.components.add(
    Component(
        name="models/credit.onnx",
        type=ComponentType.MACHINE_LEARNING_MODEL,
        version="7",
        bom_ref="model",
        hashes=[digest(b"the model")],
    )
)
bom.components.add(
    Component(name="data/train.csv", type=ComponentType.DATA, bom_ref="data", hashes=[digest(b"the data")])
)
bom.components.add(Component(name="scikit-learn", type=ComponentType.LIBRARY, version="1.5.0", bom_ref="library"))

document = json.loads(JsonV1Dot6(bom).output_as_string())
next(each for each in document["components"] if each["type"] == "machine-learning-model")["modelCard"] = CARD
text = json.dumps(document, indent=2) + "\n"
problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
assert problem is None, problem
OUT.mkdir(parents=True, exist_ok=True)
(OUT / "bom.cdx.json").write_text(text)
