"""Makes the checkpoints of __tests__/golden/scan/torch with PyTorch itself: `python scripts/make-checkpoints.py`.

    pip install torch

Nothing here does harm when it is loaded.
"""

import pathlib

import torch

FOLDER = pathlib.Path(__file__).parent.parent / "__tests__" / "golden" / "scan" / "torch"


def save(name, value, legacy=False):
    torch.save(value, FOLDER / f"{name}.pt")
    if legacy:
        torch.save(value, FOLDER / f"{name}-legacy.pt", _use_new_zipfile_serialization=False)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    tensor = torch.rand(10)
    save("shared", {"a": tensor, "b": tensor[2:5], "c": tensor.view(2, 5).t()}, legacy=True)
    save("quantized", {"q": torch.quantize_per_tensor(torch.rand(3), 0.1, 0, torch.qint8)}, legacy=True)
    save("sparse", {"coo": torch.eye(3).to_sparse()})
    save("sparse-rows", {"csr": torch.eye(3).to_sparse_csr()})
    torch.save(torch.tensor(3.0), FOLDER / "scalar-legacy.pt", _use_new_zipfile_serialization=False)
    named = torch.rand(3)
    named.foo = 1
    save("attributes", named)
    # Whole modules are code, and TorchScript brings its own.
    save("module", torch.nn.Linear(2, 2), legacy=True)
    script = torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.ReLU(), torch.nn.Linear(3, 2)).eval()
    torch.jit.save(torch.jit.trace(script, torch.rand(2, 4)), FOLDER / "trace.pt")


if __name__ == "__main__":
    main()
