import json
import yaml
import numpy as np
from safetensors.torch import load_file

config = yaml.safe_load(open('c.yaml'))
weights = load_file('m.safetensors')
array = np.load('a.npy')
