-- The next handoff: where it belongs and what git knows of it. It is a buffer, and no file until
-- the user writes it.
local client = require('handoff_ls.client')
local root = require('handoff_ls.root')
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

--- Where a command was given: a window, and the buffer in it.
local function this_place()
  return { window = vim.api.nvim_get_current_win(), bufnr = vim.api.nvim_get_current_buf() }
end

--- Whether that window still shows that buffer, and nobody writes there.
local function is_free(place)
  local is_there = vim.api.nvim_win_is_valid(place.window)
    and vim.api.nvim_win_get_buf(place.window) == place.bufnr
  local is_elsewhere = vim.api.nvim_get_current_win() ~= place.window
  return is_there and (is_elsewhere or vim.api.nvim_get_mode().mode:sub(1, 1) == 'n')
end

--- The buffer of a file: in that place, or behind what is shown where the place is not free.
local function edit(path, place)
  if is_free(place) then
    vim.api.nvim_win_call(place.window, function()
      vim.cmd('hide edit ' .. vim.fn.fnameescape(path))
    end)
    return vim.api.nvim_win_get_buf(place.window)
  end
  local bufnr = vim.fn.bufadd(path)
  vim.fn.bufload(bufnr)
  vim.bo[bufnr].buflisted = true
  return bufnr
end

local function go_to_first_slot(bufnr, window, note)
  slots.of_buffer(bufnr, function(found)
    local is_shown = vim.api.nvim_win_is_valid(window)
      and vim.api.nvim_win_get_buf(window) == bufnr
    if is_shown and found and found[1] then
      vim.api.nvim_win_set_cursor(window, { found[1][1], found[1][2] })
    end
    local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr), ':~:.')
    say.note(is_shown and note or ('%s is in the buffer list. %s'):format(name, note))
  end)
end

local function open(asked, result, place)
  local path = vim.uri_to_fname(result.uri)
  local bufnr = edit(path, place)
  if not M.is_blank(bufnr) then
    return say.warn(('%s is there already'):format(vim.fn.fnamemodify(path, ':~:.')))
  end
  M.write(bufnr, result.text)
  vim.lsp.buf_attach_client(bufnr, asked.id)
  go_to_first_slot(bufnr, place.window, result.note)
end

--- Opens the next handoff of the current workspace, or of a folder.
function M.open(given)
  local folder = given and root.absolute(given)
  if folder and vim.fn.isdirectory(folder) == 0 then
    return say.fail(('there is no folder %s'):format(given))
  end
  local place = this_place()
  client.for_workspace(folder, function(asked)
    local params = folder and { folder = vim.uri_from_fname(folder) } or vim.empty_dict()
    client.request(asked, 'handoff/newHandoff', params, nil, function(result)
      open(asked, result, place)
    end)
  end)
end

return M
