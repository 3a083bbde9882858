-- The template in a new, empty handoff, where the user wants that.
local clients = require('handoff_ls.client')
local config = require('handoff_ls.config')
local options = require('handoff_ls.options')

local M = {}

local title = 'Insert the template' -- of the server's code action

local function is_empty(bufnr)
  return vim.api.nvim_buf_is_valid(bufnr) and vim.api.nvim_buf_line_count(bufnr) == 1
    and vim.api.nvim_buf_get_lines(bufnr, 0, 1, false)[1] == ''
end

local function apply(client, bufnr, actions)
  for _, action in ipairs(actions or {}) do
    if action.title == title and action.edit and is_empty(bufnr) then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
    end
  end
end

--- Which files are handoffs is the server's to say.
local function insert(client, bufnr)
  local start = { line = 0, character = 0 }
  local document = { uri = vim.uri_from_bufnr(bufnr) }
  local params = {
    textDocument = document,
    range = { start = start, ['end'] = start },
    context = { diagnostics = {}, only = { 'quickfix' } },
  }
  clients.request(client, 'handoff/openSlots', { textDocument = document }, bufnr, function(handoff)
    if handoff and is_empty(bufnr) then
      clients.request(client, 'textDocument/codeAction', params, bufnr, function(actions)
        apply(client, bufnr, actions)
      end)
    end
  end)
end

--- A file is edited that does not exist. Its client may be there, or come later.
function M.on_new_file(bufnr)
  if vim.g.handoff_ls_no_template or not options.get().template_on_new then
    return
  end
  local client = clients.all(bufnr)[1]
  if client then
    return insert(client, bufnr)
  end
  vim.api.nvim_create_autocmd('LspAttach', {
    buffer = bufnr,
    callback = function(event)
      client = vim.lsp.get_client_by_id(event.data.client_id)
      if client and client.name == config.name then
        insert(client, bufnr)
        return true -- once
      end
    end,
  })
end

return M
