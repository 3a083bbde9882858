-- The configuration of the client: for `vim.lsp.config` from Neovim 0.11 on, for `vim.lsp.start`
-- before.
local options = require('handoff_ls.options')
local refresh = require('handoff_ls.refresh')
local root = require('handoff_ls.root')
local trust = require('handoff_ls.trust')

local M = {}

M.name = 'handoff_ls'
M.is_managed = vim.lsp.config ~= nil -- by vim.lsp.enable()

--- Neovim 0.10 expands snippets, if it is asked to (see completion/omni.lua), and does not say so.
local function capabilities(given)
  if M.is_managed then
    return given
  end
  local all = vim.tbl_deep_extend('force', vim.lsp.protocol.make_client_capabilities(), given or {})
  if vim.snippet then
    all.textDocument.completion.completionItem.snippetSupport = true
  end
  return all
end

--- Why the server cannot be started by a `cmd`, or nil.
function M.problem_with(cmd)
  if type(cmd) ~= 'table' or vim.fn.executable(cmd[1]) == 1 then
    return nil
  end
  local where = cmd[1]:find('/', 1, true) and 'not a program' or 'not in $PATH'
  return ('%s is %s; see :help handoff-ls-install'):format(cmd[1], where)
end

--- Neovim starts the server in the folder that `on_dir` is called with, if it is.
local function root_dir(bufnr, on_dir)
  local folder = root.of_buffer(bufnr)
  if folder then
    on_dir(folder)
  end
end

--- What the server's code lenses run, once it knows the name.
local open_slot = 'handoff_ls.openSlot'
local commands = {
  [open_slot] = function(command, context)
    local client = vim.lsp.get_client_by_id(context.client_id)
    require('handoff_ls.slots').behind(command.arguments[2], client.offset_encoding)
  end,
}

local function tell(params, config)
  if type(params.initializationOptions) ~= 'table' then
    params.initializationOptions = {}
  end
  params.initializationOptions.trusted = trust.given(config)
  params.initializationOptions.openSlotCommand = open_slot
end

--- A configuration for every buffer of these file types.
function M.make()
  local chosen = options.get()
  return {
    cmd = chosen.cmd,
    filetypes = chosen.filetypes,
    settings = chosen.settings,
    capabilities = capabilities(chosen.capabilities),
    before_init = tell,
    handlers = refresh.handlers,
    commands = commands,
    root_dir = root_dir,
  }
end

--- Whether the server starts by itself.
function M.is_enabled()
  if not M.is_managed then
    return vim.fn.exists('#handoff_ls_start#FileType') == 1
  elseif vim.lsp.is_enabled then
    return vim.lsp.is_enabled(M.name)
  end
  return vim.lsp._enabled_configs[M.name] ~= nil -- Neovim 0.11
end

--- The configuration in force, for one workspace.
function M.for_workspace(folder)
  local config = M.is_managed and vim.deepcopy(vim.lsp.config[M.name]) or M.make()
  config.name = M.name
  config.root_dir = folder
  return config
end

return M
