-- On-type formatting, which begins a list's next item after Enter: Neovim 0.12 leaves the cursor
-- before what is inserted there, where one would write on behind it.
local M = {}

local group = vim.api.nvim_create_augroup('handoff_ls_enter', {})
local marks = vim.api.nvim_create_namespace('handoff_ls_enter')

--- Once the edits are there, puts the cursor behind what was inserted at it.
local function follow(bufnr)
  local cursor = vim.api.nvim_win_get_cursor(0)
  local mark = vim.api.nvim_buf_set_extmark(bufnr, marks, cursor[1] - 1, cursor[2], {})
  vim.schedule(function()
    local row, column = unpack(vim.api.nvim_buf_get_extmark_by_id(bufnr, marks, mark, {}))
    vim.api.nvim_buf_del_extmark(bufnr, marks, mark)
    local is_there_still = vim.api.nvim_get_current_buf() == bufnr
      and vim.deep_equal(vim.api.nvim_win_get_cursor(0), cursor)
    if row and is_there_still then
      vim.api.nvim_win_set_cursor(0, { row + 1, column })
    end
  end)
end

function M.enable(client_id, bufnr)
  if not vim.lsp.on_type_formatting then
    return
  end
  vim.api.nvim_clear_autocmds({ group = group, buffer = bufnr })
  vim.api.nvim_create_autocmd('LspRequest', {
    group = group,
    buffer = bufnr,
    callback = function(event)
      local request = event.data.request
      if event.data.client_id == client_id and request.type == 'complete'
        and request.method == 'textDocument/onTypeFormatting'
        and vim.api.nvim_get_current_buf() == bufnr then
        follow(bufnr)
      end
    end,
  })
end

return M
