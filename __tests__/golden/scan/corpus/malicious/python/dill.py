import dill
m = dill.load(file)
