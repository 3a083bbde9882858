-- What users and key mappings call. Everything is asked of the server without waiting for it.
local client = require('handoff_ls.client')
local config = require('handoff_ls.config')
local options = require('handoff_ls.options')
local slots = require('handoff_ls.slots')

local M = {}

local function attach_by_file_type(group)
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = options.get().filetypes,
    desc = 'handoff_ls: start the server, or attach to it',
    callback = function(event)
      client.attach(event.buf, vim.notify_once)
    end,
  })
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    local is_shown = vim.api.nvim_buf_is_loaded(bufnr)
    if is_shown and vim.tbl_contains(options.get().filetypes, vim.bo[bufnr].filetype) then
      client.attach(bufnr, vim.notify_once)
    end
  end
end

--- Takes options (:help handoff-ls-options) and lets the server start with the first document.
function M.setup(given)
  options.set(given or {})
  local group = vim.api.nvim_create_augroup('handoff_ls_start', {})
  if config.is_managed then
    vim.lsp.config(config.name, {}) -- lsp/handoff_ls.lua is read again
    vim.lsp.enable(config.name)
  else
    attach_by_file_type(group)
  end
end

--- Says whether the workspaces are trusted: where they are not, the server does not run git.
function M.trust(trusted)
  options.set({ trusted = trusted })
  for _, running in ipairs(client.all()) do
    client.notify(running, 'handoff/didChangeTrust', { trusted = trusted })
  end
end

M.new = function(folder)
  require('handoff_ls.new').open(folder)
end

M.fill = function(first, last)
  require('handoff_ls.fill').lines(first, last)
end

M.check = function()
  require('handoff_ls.check').all()
end

M.next_slot = slots.next
M.previous_slot = slots.previous

return M
