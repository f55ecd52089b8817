
"serve

n0Const
"serve

n0	WriteFile