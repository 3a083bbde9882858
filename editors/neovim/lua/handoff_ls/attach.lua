-- What a buffer gets when the server is there for it.
local completion = require('handoff_ls.completion')
local config = require('handoff_ls.config')
local options = require('handoff_ls.options')

local M = {}

function M.on_attach(client_id, bufnr)
  local client = vim.lsp.get_client_by_id(client_id)
  if not client or client.name ~= config.name then
    return
  end
  completion.enable(client, bufnr)
  if options.get().keymaps then
    local map = { buffer = bufnr, remap = true }
    vim.keymap.set('n', ']h', '<Plug>(handoff-next-slot)', map)
    vim.keymap.set('n', '[h', '<Plug>(handoff-previous-slot)', map)
  end
end

return M
