-- Runs the scenarios in each Neovim that is named, every one in an editor and a folder of its own:
-- those whose turn it is where PARTS drivers share the work and this one is the PARTth, from 0.
-- `ONLY=text` runs those with this text in their names.
local root, scratch = arg[1], arg[2]
local here = root .. '/tests/editors/neovim/'
package.path = here .. '?.lua;' .. package.path
local editor = require('editor')
local project = require('project')

local template = root .. '/server/templates/session.md'

--- The files of scenarios. A scenario is {name, function(start)}, where start(options) begins a
-- Neovim (editor.lua); it is for versions `from` (0.8) up to, and not including, `upto`.
local files = vim.env.MODULES and { 'beside' }
  or { 'server', 'startup', 'findings', 'completion', 'actions', 'slots', 'places', 'writing',
    'shown', 'templates', 'handoffs', 'health', 'help' }

local function is_for(scenario, version)
  local from, upto = scenario.from or '0.8', scenario.upto or '99'
  return vim.version.ge(version, from .. '.0')
    and vim.version.lt(version, vim.version.parse(upto .. '.0'))
end

local function say(...)
  io.stdout:write(string.format(...), '\n')
end

local function run(scenario, program, version)
  local folder = ('%s/%s/%s'):format(scratch, version, scenario[1]:gsub('[^%w]+', '-'))
  local began = vim.uv.hrtime()
  local is_done, problem = xpcall(function()
    project.make(folder .. '/project')
    local start = setmetatable({
      folder = folder .. '/project', root = root, template = template,
    }, {
      __call = function(_, options)
        return editor.start(program, root, folder, options)
      end,
    })
    scenario[#scenario](start)
    editor.finish()
  end, function(problem)
    return type(problem) == 'string' and problem or debug.traceback(vim.inspect(problem))
  end)
  if not is_done then
    problem = problem .. editor.describe()
    editor.abandon()
  end
  local spent = (vim.uv.hrtime() - began) / 1e6
  say('%s  %-7s %5.0f ms  %s', is_done and 'ok  ' or 'FAIL', version, spent, scenario[1])
  if not is_done then
    say('      %s', (problem:gsub('\n', '\n      ')))
  end
  return is_done
end

local part, parts = tonumber(vim.env.PART), tonumber(vim.env.PARTS)
local failed, number = 0, 0
for index = 3, #arg do
  local program = arg[index]
  local version = vim.fn.system({ program, '--version' }):match('v(%d+%.%d+%.%d+)')
  for _, file in ipairs(files) do
    for _, scenario in ipairs(dofile(here .. 'scenarios/' .. file .. '.lua')) do
      local is_chosen = not vim.env.ONLY or scenario[1]:find(vim.env.ONLY, 1, true)
      if is_chosen and is_for(scenario, version) then
        number = number + 1
        if number % parts == part and not run(scenario, program, version) then
          failed = failed + 1
        end
      end
    end
  end
end
os.exit(failed == 0 and number > 0 and 0 or 1)
