import pandas as pd
d = pd.read_pickle('d.pkl')
