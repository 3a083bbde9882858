-- The next handoff: where it belongs and what git knows of it. It is a buffer, and no file until
-- the user writes it.
local client = require('handoff_ls.client')
local say = require('handoff_ls.say')
local slots = require('handoff_ls.slots')

local M = {}

--- Puts a text into a buffer, in which it can be undone.
function M.write(bufnr, text)
  local lines = vim.split(text, '\n', { plain = true })
  if lines[#lines] == '' then
    lines[#lines] = nil
  end
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, lines)
end

--- Whether nothing has been written into a buffer, nor into its file.
function M.is_blank(bufnr)
  local lines = vim.api.nvim_buf_get_lines(bufnr, 0, -1, false)
  return #lines == 1 and lines[1] == ''
    and vim.fn.getftype(vim.api.nvim_buf_get_name(bufnr)) == ''
end

local function go_to_first_slot(bufnr, note)
  slots.of_buffer(bufnr, function(found)
    if found and found[1] and vim.api.nvim_get_current_buf() == bufnr then
      vim.api.nvim_win_set_cursor(0, { found[1][1], found[1][2] })
    end
    say.note(note)
  end)
end

local function open(asked, result)
  local path = vim.uri_to_fname(result.uri)
  vim.cmd('hide edit ' .. vim.fn.fnameescape(path))
  local bufnr = vim.api.nvim_get_current_buf()
  if not M.is_blank(bufnr) then
    return say.warn(('%s is there already'):format(vim.fn.fnamemodify(path, ':~:.')))
  end
  M.write(bufnr, result.text)
  vim.lsp.buf_attach_client(bufnr, asked.id)
  go_to_first_slot(bufnr, result.note)
end

--- Opens the next handoff of the current workspace, or of a folder.
function M.open(folder)
  local absolute = folder and vim.fn.fnamemodify(folder, ':p')
  if absolute and vim.fn.isdirectory(absolute) == 0 then
    return say.fail(('there is no folder %s'):format(folder))
  end
  client.for_workspace(absolute, function(asked)
    local params = absolute and { folder = vim.uri_from_fname(absolute) } or vim.empty_dict()
    client.request(asked, 'handoff/newHandoff', params, nil, function(result)
      open(asked, result)
    end)
  end)
end

return M
