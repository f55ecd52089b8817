import torch
model = torch.load(
    'm.pt',
    map_location='cpu',
)
