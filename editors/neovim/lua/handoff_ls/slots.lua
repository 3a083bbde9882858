-- The open slots of a document: going from one to the next.
local clients = require('handoff_ls.client')
local say = require('handoff_ls.say')

local M = {}

local function is_before(slot, cursor)
  return slot.lnum < cursor[1] or slot.lnum == cursor[1] and slot.col - 1 < cursor[2]
end

local function is_at(slot, cursor)
  return slot.lnum == cursor[1] and slot.col - 1 == cursor[2]
end

--- Which slot is `steps` ahead of the cursor, or behind it where that is negative; around the ends.
local function choose(slots, cursor, steps)
  local before, at = 0, 0
  for _, slot in ipairs(slots) do
    before = before + (is_before(slot, cursor) and 1 or 0)
    at = at + (is_at(slot, cursor) and 1 or 0)
  end
  local from = steps > 0 and before + at or before + 1
  return (from + steps - 1) % #slots + 1
end

local function show(slots, chosen)
  local slot = slots[chosen]
  vim.cmd("normal! m'")
  vim.api.nvim_win_set_cursor(0, { slot.lnum, slot.col - 1 })
  vim.cmd('normal! zv')
  local wanted = slot.wanted ~= '' and ': ' .. slot.wanted or ''
  say.note(('%d of %d  %s%s'):format(chosen, #slots, slot.label, wanted))
end

--- The slots with the line and column of each, as Neovim counts them.
local function located(open, bufnr, client)
  local places = vim.tbl_map(function(slot)
    return { uri = vim.uri_from_bufnr(bufnr), range = slot.range }
  end, open)
  for index, item in ipairs(vim.lsp.util.locations_to_items(places, client.offset_encoding)) do
    open[index].lnum, open[index].col = item.lnum, item.col
  end
  return open
end

--- Calls back with what is open in the buffer, unless it changes meanwhile.
local function ask(bufnr, callback)
  clients.for_buffer(bufnr, function(client)
    local params = { textDocument = { uri = vim.uri_from_bufnr(bufnr) } }
    local tick = vim.api.nvim_buf_get_changedtick(bufnr)
    clients.request(client, 'handoff/openSlots', params, bufnr, function(result)
      if vim.api.nvim_get_current_buf() ~= bufnr
        or vim.api.nvim_buf_get_changedtick(bufnr) ~= tick then
        return
      elseif not result then
        say.warn('this document is no handoff')
      elseif #result.open == 0 then
        say.note('no open slot')
      else
        callback(located(result.open, bufnr, client))
      end
    end)
  end)
end

--- Goes so many open slots ahead, or back where `steps` is negative.
function M.go(steps)
  ask(vim.api.nvim_get_current_buf(), function(slots)
    show(slots, choose(slots, vim.api.nvim_win_get_cursor(0), steps))
  end)
end

--- Goes to the first open slot of the current buffer.
function M.go_to_first()
  ask(vim.api.nvim_get_current_buf(), function(slots)
    show(slots, 1)
  end)
end

return M
