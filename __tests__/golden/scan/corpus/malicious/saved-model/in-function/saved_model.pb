.
"serve#

n0Const


f
nPyFunc