"""Writes __tests__/evidence/reports/hf-model-card/README.md and one-dataset.md as huggingface_hub writes model cards.

    pip install huggingface_hub==2.4.0 jinja2
    python -P scripts/make-reports/hf-model-card.py FOLDER     # a neutral folder, such as /tmp/report
"""

import os
import sys

from huggingface_hub import EvalResult, ModelCard, ModelCardData

folder = os.path.abspath(sys.argv[1])
os.makedirs(folder, exist_ok=True)
SPEECH = dict(task_type="automatic-speech-recognition", task_name="Speech recognition")
VOICE = dict(dataset_type="common_voice", dataset_name="Common Voice", dataset_split="test")


def save(name, **data):
    card = ModelCard.from_template(ModelCardData(language="en", license="apache-2.0", **data))
    card.save(os.path.join(folder, name))


save(
    "README.md",
    model_name="whisper-tiny-fr",
    co2_eq_emissions={"emissions": 350.5, "source": "codecarbon", "training_type": "fine-tuning"},
    eval_results=[
        EvalResult(**SPEECH, **VOICE, dataset_config="fr", metric_type="wer", metric_value="20.0 ± 1.2", metric_name="Test WER"),
        EvalResult(**SPEECH, **VOICE, dataset_config="fr", metric_type="cer", metric_value=8.25),
        EvalResult(**SPEECH, **VOICE, dataset_config="de", metric_type="wer", metric_value=31.5),
        EvalResult(**SPEECH, dataset_type="mls", dataset_name="Multilingual LibriSpeech", metric_type="wer", metric_value=float("nan")),
    ],
)
save(
    "one-dataset.md",
    model_name="beans",
    co2_eq_emissions=12,
    eval_results=[
        EvalResult(
            task_type="image-classification", dataset_type="beans", dataset_name="Beans",
            metric_type="accuracy", metric_name=name, metric_value=value,
        )
        for name, value in (("Top-1 accuracy", 0.9), ("Top-5 accuracy", 0.99))
    ],
)
