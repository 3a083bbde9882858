-- Scenarios in order, and what they ask of the project's files and processes.
local terminal = require('terminal')
local suite = {}

--- Plays {name, function} one after the other; the first that fails ends the run with status 1.
function suite.play(scenarios)
  for _, scenario in ipairs(scenarios) do
    local began = vim.uv.hrtime()
    local done, problem = xpcall(scenario[2], debug.traceback)
    io.stdout:write(('%s %s (%d ms)\n'):format(done and 'ok    ' or 'FAILED', scenario[1],
      (vim.uv.hrtime() - began) / 1e6))
    if not done then
      io.stderr:write(problem, '\n')
      os.exit(1)
    end
  end
end

function suite.read(file)
  local handle = io.open(file, 'rb') -- editors save by renaming: it may be gone for a moment
  local text = handle and handle:read('*a') or ''
  return text, handle and handle:close()
end

suite.template = suite.read(vim.env.SCRATCH .. '/lantern/handoff.md')

--- The template with the first match of each plain text replaced: {from, to}...
function suite.template_with(...)
  local text = suite.template
  for _, change in ipairs({ ... }) do
    local first, last = text:find(change[1], 1, true)
    text = text:sub(1, first - 1) .. change[2] .. text:sub(last + 1)
  end
  return text
end

function suite.write(file, text)
  local handle = assert(io.open(file, 'wb'))
  handle:write(text)
  handle:close()
end

--- Waits until a file on disk is as it should be.
function suite.wait_for_file(file, text)
  local done, problem = pcall(terminal.wait, file .. ' on disk', function()
    return suite.read(file) == text
  end)
  if not done then
    error(('%s\n%s'):format(problem, vim.text.diff(text, (suite.read(file)))), 0)
  end
end

--- Waits until a file on disk has all these texts in it.
function suite.wait_for_in_file(file, texts)
  for _, text in ipairs(texts) do
    terminal.wait(('%s on disk to have: %s'):format(file, text), function()
      return suite.read(file):find(text, 1, true)
    end)
  end
end

--- How many servers work in the project.
local function servers()
  local count = 0
  for process in vim.fs.dir('/proc') do
    local comm = suite.read('/proc/' .. process .. '/comm')
    local folder = vim.uv.fs_readlink('/proc/' .. process .. '/cwd')
    if comm == 'handoff-ls\n' and vim.startswith(folder or '', vim.env.SCRATCH) then
      count = count + 1
    end
  end
  return count
end

function suite.wait_for_servers(wanted)
  terminal.wait(wanted .. ' servers', function()
    return servers() == wanted
  end)
end

return suite
