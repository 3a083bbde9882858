-- The next handoff: the server says where it belongs and what git knows for it, the user writes it.
local clients = require('handoff_ls.client')
local say = require('handoff_ls.say')
local slots = require('handoff_ls.slots')

local M = {}

--- Opens a buffer of that name; nothing is written to the disk.
local function open(handoff)
  local path = vim.uri_to_fname(handoff.uri)
  if vim.loop.fs_stat(path) then
    return say.fail(path .. ' is there already: try again')
  end
  vim.cmd('hide edit ' .. vim.fn.fnameescape(path))
  local is_empty = vim.api.nvim_buf_line_count(0) == 1 and vim.api.nvim_get_current_line() == ''
  if not is_empty then
    return say.warn('this is the handoff that was begun before; it is not written yet')
  end
  local text = handoff.text:gsub('\n$', '')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(text, '\n', { plain = true }))
  slots.go_to_first()
  say.note(handoff.note)
end

--- Begins the next handoff, in the given folder if there is one.
function M.begin(folder)
  if folder and vim.fn.isdirectory(folder) == 0 then
    return say.fail(folder .. ' is not a folder')
  end
  local params = vim.empty_dict()
  if folder then
    params.folder = vim.uri_from_fname((vim.fn.fnamemodify(folder, ':p'):gsub('(.)/$', '%1')))
  end
  clients.for_workspace(function(client)
    clients.request(client, 'handoff/newHandoff', params, 0, open)
  end)
end

return M
