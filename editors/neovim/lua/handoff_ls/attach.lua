-- What a buffer gets when the server attaches to it.
local config = require('handoff_ls.config')
local enter = require('handoff_ls.enter')
local options = require('handoff_ls.options')
local refresh = require('handoff_ls.refresh')
local completion =
  require(vim.lsp.completion and 'handoff_ls.completion.native' or 'handoff_ls.completion.omni')

local M = {}

local keys = {
  [']h'] = { '<Plug>(handoff-next-slot)', 'Next open slot of the handoff' },
  ['[h'] = { '<Plug>(handoff-previous-slot)', 'Previous open slot of the handoff' },
}

function M.on_attach(client_id, bufnr)
  local client = vim.lsp.get_client_by_id(client_id)
  if not client or client.name ~= config.name then
    return
  end
  completion.enable(client_id, bufnr)
  enter.enable(client_id, bufnr)
  refresh.on_enter(client_id, bufnr)
  if not options.get().keymaps then
    return
  end
  for key, target in pairs(keys) do
    vim.keymap.set('n', key, target[1], { buffer = bufnr, remap = true, desc = target[2] })
  end
end

return M
