-- :checkhealth handoff_ls
local clients = require('handoff_ls.client')
local config = require('handoff_ls.config')
local trust = require('handoff_ls.trust')

local M = {}

local health = vim.health
local start = health.start or health.report_start -- before 0.10
local ok = health.ok or health.report_ok
local warn = health.warn or health.report_warn
local fail = health.error or health.report_error

local function first_line_of(command)
  local output = vim.fn.system(command)
  return vim.v.shell_error == 0 and vim.split(output, '\n')[1] or nil
end

local function check_server(settings)
  local problem = clients.problem_with(settings.cmd)
  if problem then
    return fail(problem)
  elseif type(settings.cmd) ~= 'table' then
    return ok('the server is started by a function')
  end
  local path = vim.fn.exepath(settings.cmd[1])
  local version = first_line_of({ path, '--version' })
  if version then
    ok(('%s: %s'):format(path, version))
  else
    fail(path .. ' does not say its version: is it handoff-ls?')
  end
end

local function check_git()
  local version = vim.fn.executable('git') == 1 and first_line_of({ 'git', '--version' })
  if version then
    ok(version)
  else
    warn('git is not in $PATH: nothing can be filled in from it')
  end
end

local function check_trust(settings)
  if trust.given(settings) then
    ok('the workspace is trusted: git is asked')
  else
    warn('the workspace is not trusted: git is not asked',
      { ":lua require('handoff_ls').trust(true) trusts it until Neovim ends" })
  end
end

local function check_clients()
  local running = clients.all()
  for _, client in ipairs(running) do
    ok(('running for %s'):format(client.config.root_dir))
  end
  if #running == 0 and config.is_managed and vim.lsp._enabled_configs
    and not vim.lsp._enabled_configs[config.name] then
    warn("not enabled: put vim.lsp.enable('handoff_ls') into init.lua")
  elseif #running == 0 then
    ok('not running: it begins with the first Markdown file')
  end
end

function M.check()
  local settings = config.for_workspace(vim.fn.getcwd())
  start('handoff-ls')
  check_server(settings)
  check_git()
  check_trust(settings)
  check_clients()
end

return M
