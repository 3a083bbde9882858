std = 'luajit'
read_globals = { 'vim', 'arg' }
max_line_length = 100
