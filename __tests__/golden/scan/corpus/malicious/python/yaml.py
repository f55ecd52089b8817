import yaml
config = yaml.load(text, Loader=yaml.Loader)
