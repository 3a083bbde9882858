-- Runs every scenario that is for the Neovim under test, and says how it went. See `run`.
package.path = vim.env.TESTS .. '/?.lua;' .. package.path
local editor = require('editor')
local repository = require('repository')

local groups = { 'editing', 'completion', 'commands', 'configuration', 'documentation' }
if vim.env.REMARK then
  groups = { 'beside_another_server' }
end

local function say(format, ...)
  io.stdout:write(format:format(...), '\n')
  io.stdout:flush()
end

local function number(version)
  local major, minor = version:match('^(%d+)%.(%d+)')
  return major * 1000 + minor
end

local version = vim.env.NVIM_VERSION

local function is_wanted(scenario)
  return number(version) >= number(scenario.from or '0.7')
    and number(version) <= number(scenario.to or '999.0')
    and scenario[1]:find(vim.env.ONLY or '')
end

--- What went wrong, or nil.
local function run(scenario, folder)
  repository.copy(folder .. '/work')
  local nvim = editor.start(scenario, folder, number(version) % 1000)
  local done, problem = xpcall(function()
    scenario.run(nvim)
    nvim.expect('an error message in the editor',
      nvim.messages():match('[^\n]*%f[%w]E%d+: [^\n]*') or nvim.messages():match('Error[^\n]*'), nil)
  end, function(message)
    return type(message) == 'string' and message or vim.inspect(message)
  end)
  local state = not done and nvim.describe()
  local ended, end_problem = pcall(nvim.stop)
  if not done then
    return problem .. '\n' .. state
  end
  return not ended and end_problem or nil
end

repository.make(vim.env.SCRATCH)
local failures, count, start = 0, 0, vim.loop.hrtime()
for _, group in ipairs(groups) do
  for _, scenario in ipairs(require('scenarios.' .. group)) do
    if is_wanted(scenario) then
      count = count + 1
      local began = vim.loop.hrtime()
      local problem = run(scenario, ('%s/%d'):format(vim.env.SCRATCH, count))
      failures = failures + (problem and 1 or 0)
      say('%s  %s: %s  (%d ms)', problem and 'FAILED' or 'ok    ', group, scenario[1],
        (vim.loop.hrtime() - began) / 1e6)
      if problem then
        say('%s\n', problem)
      end
    end
  end
end
say('Neovim %s: %d of %d scenarios passed in %.1f s', version, count - failures, count,
  (vim.loop.hrtime() - start) / 1e9)
vim.cmd(failures == 0 and count > 0 and 'qall!' or 'cquit 1')
