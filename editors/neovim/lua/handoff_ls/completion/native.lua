-- Completion with Neovim 0.11 and later, which expands snippets and replaces what lies before the
-- cursor. What an item replaces behind the cursor, such as the end of a slot, is removed here.
local position = require('handoff_ls.position')

local M = {}

local group = vim.api.nvim_create_augroup('handoff_ls_completion', {})
local expands_by_itself = vim.fn.has('nvim-0.12') == 1 -- after 'omnifunc'
local asked = {} -- by buffer, where completion was asked for: {line, row, column}

local function remember(event)
  local request = event.data.request
  if request.type == 'pending' and request.method == 'textDocument/completion' then
    local row, column = unpack(vim.api.nvim_win_get_cursor(0))
    asked[event.buf] = { line = vim.api.nvim_get_current_line(), row = row, column = column }
  end
end

local function remove_tail(bufnr, range, encoding)
  local where, row, column = asked[bufnr], unpack(vim.api.nvim_win_get_cursor(0))
  local tail = where and where.row == row and position.bytes_behind(range, where, encoding) or 0
  local rest = vim.api.nvim_get_current_line():sub(column + 1)
  if tail > 0 and rest == where.line:sub(where.column + 1) then
    vim.api.nvim_buf_set_text(bufnr, row - 1, column, row - 1, column + tail, { '' })
  end
end

function M.enable(client_id, bufnr)
  local client = vim.lsp.get_client_by_id(client_id)
  local function finish()
    local item = vim.tbl_get(vim.v.completed_item, 'user_data', 'nvim', 'lsp') or {}
    local edit = item.client_id == client_id and item.completion_item.textEdit
    if edit then
      remove_tail(bufnr, edit.range, client.offset_encoding)
    end
  end
  vim.api.nvim_clear_autocmds({ group = group, buffer = bufnr })
  vim.api.nvim_create_autocmd('LspRequest', { group = group, buffer = bufnr, callback = remember })
  vim.api.nvim_create_autocmd('CompleteDone', { group = group, buffer = bufnr, callback = finish })
  if not expands_by_itself then
    vim.lsp.completion.enable(true, client_id, bufnr)
  end
end

return M
