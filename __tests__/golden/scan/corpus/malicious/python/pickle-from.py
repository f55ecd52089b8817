from pickle import load as read
model = read(file)
