import pickle as p
model = p.loads(data)
