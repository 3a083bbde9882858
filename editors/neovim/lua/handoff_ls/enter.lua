-- On-type formatting, which begins a list's next item after Enter: Neovim 0.12 leaves the cursor
-- before what is inserted there, where one would write on behind it.
local M = {}

local method = 'textDocument/onTypeFormatting'
local marks = vim.api.nvim_create_namespace('handoff_ls_enter')
local followed = setmetatable({}, { __mode = 'k' }) -- clients

--- The handler of an answer, and the cursor then behind what it has inserted there.
local function following(handler)
  return function(...)
    local bufnr, cursor = vim.api.nvim_get_current_buf(), vim.api.nvim_win_get_cursor(0)
    local mark = vim.api.nvim_buf_set_extmark(bufnr, marks, cursor[1] - 1, cursor[2], {})
    handler(...)
    local row, column = unpack(vim.api.nvim_buf_get_extmark_by_id(bufnr, marks, mark, {}))
    vim.api.nvim_buf_del_extmark(bufnr, marks, mark)
    if row and vim.deep_equal(vim.api.nvim_win_get_cursor(0), cursor) then
      vim.api.nvim_win_set_cursor(0, { row + 1, column })
    end
  end
end

--- At once with the edits: a key that is typed comes before them or after.
function M.enable(client)
  if not vim.lsp.on_type_formatting or followed[client] then
    return
  end
  followed[client] = true
  local request = client.request
  client.request = function(self, asked, params, handler, ...)
    local is_typing = asked == method and handler
    return request(self, asked, params, is_typing and following(handler) or handler, ...)
  end
end

return M
