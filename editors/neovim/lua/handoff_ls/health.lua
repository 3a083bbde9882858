-- :checkhealth handoff_ls
local client = require('handoff_ls.client')
local config = require('handoff_ls.config')
local trust = require('handoff_ls.trust')

local M = {}

local health = vim.health.start and vim.health
  or { -- Neovim 0.8 and 0.9
    start = vim.health.report_start,
    ok = vim.health.report_ok,
    info = vim.health.report_info,
    warn = vim.health.report_warn,
    error = vim.health.report_error,
  }

--- The first line that a program prints about its version, or nil where that fails.
local function version(program)
  local said = vim.fn.system({ program, '--version' })
  return vim.v.shell_error == 0 and vim.split(vim.trim(said), '\n')[1] or nil
end

local function check_server(cmd)
  if type(cmd) ~= 'table' then
    return health.info('The server is reached by a function of your configuration')
  end
  local problem = config.problem_with(cmd)
  if problem then
    return health.error(problem)
  end
  local path = vim.fn.exepath(cmd[1])
  local found = version(path)
  if found then
    health.ok(('%s: %s'):format(found, path))
  else
    health.error(('%s does not run: `%s --version` fails'):format(path, path))
  end
end

local function check_git()
  local found = vim.fn.executable('git') == 1 and version('git')
  if found then
    health.ok(('%s: %s'):format(found, vim.fn.exepath('git')))
  else
    health.warn('git is not in $PATH: nothing can be filled in', { 'Install git' })
  end
end

local function check_trust()
  if trust.given(config.for_workspace(vim.fn.getcwd())) then
    health.ok('The workspaces are trusted: git is asked')
  else
    health.info("The workspaces are not trusted: git is not asked. "
      .. "`require('handoff_ls').trust(true)` changes that")
  end
end

local function check_clients()
  local running = client.all()
  if #running == 0 then
    return health.info('No server is running. It starts with the first Markdown file')
  end
  for _, one in ipairs(running) do
    local speaks = (one.server_capabilities.experimental or {}).handoff
    local buffers = vim.lsp.get_buffers_by_client_id(one.id)
    local report = ('A server runs for %s, with %d buffers'):format(one.config.root_dir, #buffers)
    if speaks then
      health.ok(report)
    else
      health.warn(report .. '. It is too old for the commands', { 'Install a later handoff-ls' })
    end
  end
end

function M.check()
  health.start('handoff_ls')
  check_server(config.for_workspace(vim.fn.getcwd()).cmd)
  check_git()
  check_trust()
  check_clients()
  if not config.is_enabled() then
    health.warn('The server is not enabled', { 'See :help handoff-ls-setup' })
  end
end

return M
