-- What users and their configurations call. Modules are loaded when they are needed.
local M = {}

local function attach_on_file_type(filetypes)
  local clients = require('handoff_ls.client')
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('handoff_ls_file_type', {}),
    pattern = filetypes,
    desc = 'handoff_ls: attach',
    callback = function(event)
      clients.attach(event.buf)
    end,
  })
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(bufnr)
      and vim.tbl_contains(filetypes, vim.bo[bufnr].filetype) then
      clients.attach(bufnr)
    end
  end
end

--- Sets options (`:help handoff-ls-options`) and enables the server.
function M.setup(given)
  require('handoff_ls.options').set(given or {})
  local config = require('handoff_ls.config')
  local settings = config.make()
  if config.is_managed then
    vim.lsp.config(config.name, settings)
    vim.lsp.enable(config.name)
  else
    attach_on_file_type(settings.filetypes)
  end
end

--- Goes to the next open slot, or `count` further.
function M.next_slot(count)
  require('handoff_ls.slots').go(count or 1)
end

function M.previous_slot(count)
  require('handoff_ls.slots').go(-(count or 1))
end

--- Begins the next handoff, in the given folder if there is one.
function M.new(folder)
  require('handoff_ls.new').begin(folder)
end

--- Fills in what git knows, in these lines of the current buffer or in all of it.
function M.fill(first, last)
  require('handoff_ls.fill').fill(first or 1, last or vim.api.nvim_buf_line_count(0))
end

--- Lists what is open or wrong in all handoffs of the workspace.
function M.check()
  require('handoff_ls.check').list()
end

--- Gives trust, or takes it back: without it the server does not run git.
function M.trust(is_trusted)
  require('handoff_ls.options').set({ trusted = is_trusted })
  local clients = require('handoff_ls.client')
  for _, client in ipairs(clients.all()) do
    clients.notify(client, 'handoff/didChangeTrust', { trusted = is_trusted })
  end
end

return M
