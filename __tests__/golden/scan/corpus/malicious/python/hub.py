import torch
m = torch.hub.load('example/repo', 'model')
