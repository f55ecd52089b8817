"""About pickle.load and eval(), which this does not use."""
evaluate = compiled = 1  # pickle.load
