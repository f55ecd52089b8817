€cposix
system
Vecho test
…R.