-- One repository with something to tell, made once and copied for each scenario.
local repository = {}

local made

local function execute(command, folder)
  local output = {}
  local function keep(_, lines)
    vim.list_extend(output, lines)
  end
  local job = vim.fn.jobstart(command, { cwd = folder, on_stdout = keep, on_stderr = keep })
  local status = vim.fn.jobwait({ job }, 20000)[1]
  if status ~= 0 then
    error(table.concat(command, ' ') .. ': ' .. table.concat(output, '\n'), 0)
  end
end

function repository.write(file, lines)
  vim.fn.mkdir(vim.fn.fnamemodify(file, ':h'), 'p')
  vim.fn.writefile(type(lines) == 'string' and vim.split(lines, '\n') or lines, file)
end

--- Two commits, a file that is changed and one that git does not know.
function repository.make(folder)
  made = folder .. '/repository'
  repository.write(made .. '/count.lua', { 'return 1' })
  execute({ 'git', 'init', '--quiet', '--template=', '--initial-branch=main' }, made)
  local commit = { 'git', '-c', 'user.name=Test', '-c', 'user.email=test@localhost', 'commit',
    '--quiet', '--all', '--message' }
  execute({ 'git', 'add', '.' }, made)
  execute(vim.list_extend(vim.deepcopy(commit), { 'Count to one' }), made)
  repository.write(made .. '/count.lua', { 'return 2' })
  execute(vim.list_extend(vim.deepcopy(commit), { 'Count to two' }), made)
  repository.write(made .. '/count.lua', { 'return 3' })
  repository.write(made .. '/notes.txt', { 'a note' })
end

function repository.copy(folder)
  vim.fn.mkdir(vim.fn.fnamemodify(folder, ':h'), 'p')
  execute({ 'cp', '-r', made, folder }, '/')
end

return repository
