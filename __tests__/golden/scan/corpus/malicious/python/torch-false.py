import torch
model = torch.load('m.pt', weights_only=False)
