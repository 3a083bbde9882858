-- <C-x><C-o> that writes what was chosen. From 0.11 on Neovim can do that. Before, it inserts the
-- text of a snippet with its line breaks as NUL, which is put right here.
local M = {}

local plain_text = 1

--- Marks the items of our client, with how far each one's edit goes on behind the cursor.
local function mark(result, position)
  for _, item in ipairs(result and (result.items or result) or {}) do
    local range = item.textEdit and item.textEdit.range
    if range and range['end'].line == position.line then
      item.handoff_ls = { behind = math.max(range['end'].character - position.character, 0) }
    end
  end
end

local function mark_completions_of(client)
  local request = client.request
  client.request = function(method, params, handler, ...)
    local answer = handler
    if method == 'textDocument/completion' and handler then
      answer = function(problem, result, ...)
        mark(result, params.position)
        return handler(problem, result, ...)
      end
    end
    return request(method, params, answer, ...)
  end
  client.handoff_ls_marks = true
end

--- Takes out the `count` bytes before the cursor and `behind` characters after it.
local function take_out(bufnr, count, behind)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local rest = vim.api.nvim_get_current_line():sub(column + 1)
  local tail = vim.str_byteindex(rest, math.min(behind, (select(2, vim.str_utfindex(rest)))), true)
  vim.api.nvim_buf_set_text(bufnr, row - 1, column - count, row - 1, column + tail, {})
  vim.api.nvim_win_set_cursor(0, { row, column - count })
end

local function insert(text)
  vim.api.nvim_put(vim.split(text, '\n', { plain = true }), 'c', false, true)
end

local function on_complete_done(bufnr)
  local chosen = vim.v.completed_item
  local item = vim.tbl_get(chosen, 'user_data', 'nvim', 'lsp', 'completion_item')
  if not item or not item.handoff_ls then
    return
  end
  local before = vim.api.nvim_get_current_line():sub(1, vim.api.nvim_win_get_cursor(0)[2])
  if before:sub(-#chosen.word) ~= chosen.word then
    return -- it was not taken
  end
  take_out(bufnr, #chosen.word, item.handoff_ls.behind)
  if vim.snippet and item.insertTextFormat ~= plain_text then
    vim.snippet.expand(item.textEdit.newText)
  else
    insert(item.textEdit.newText)
  end
end

--- Makes the completions of this client work in the buffer.
function M.enable(client, bufnr)
  if vim.lsp.completion then
    return vim.lsp.completion.enable(true, client.id, bufnr)
  end
  if not client.handoff_ls_marks then
    mark_completions_of(client)
  end
  local group = vim.api.nvim_create_augroup('handoff_ls_completion_' .. bufnr, {})
  vim.api.nvim_create_autocmd('CompleteDone', {
    group = group,
    buffer = bufnr,
    desc = 'handoff_ls: expand the snippet',
    callback = function()
      on_complete_done(bufnr)
    end,
  })
end

return M
