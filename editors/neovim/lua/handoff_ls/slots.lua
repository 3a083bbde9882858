-- Going from one open slot to the next.
local client = require('handoff_ls.client')
local position = require('handoff_ls.position')
local say = require('handoff_ls.say')

local M = {}

--- Where the slots begin: {line, byte}, both as nvim_win_set_cursor() counts.
local function places(bufnr, slots, encoding)
  local found = {}
  for _, slot in ipairs(slots) do
    local start = slot.range.start
    local line = vim.api.nvim_buf_get_lines(bufnr, start.line, start.line + 1, false)[1] or ''
    found[#found + 1] =
      { start.line + 1, position.to_byte(line, start.character, encoding), slot = slot }
  end
  return found
end

local function is_before(a, b)
  return a[1] < b[1] or a[1] == b[1] and a[2] < b[2]
end

--- The index of the slot `steps` behind the cursor, or before it; round the ends of the document.
local function pick(found, cursor, steps)
  local before, upto = 0, 0
  for _, place in ipairs(found) do
    before = before + (is_before(place, cursor) and 1 or 0)
    upto = upto + (is_before(cursor, place) and 0 or 1)
  end
  local index = steps > 0 and upto + steps or before + 1 + steps
  return (index - 1) % #found + 1
end

--- Where the open slots of a buffer are, once the server has said so.
function M.of_buffer(bufnr, callback)
  client.for_buffer(bufnr, function(asked)
    local params = { textDocument = vim.lsp.util.make_text_document_params(bufnr) }
    client.request(asked, 'handoff/openSlots', params, bufnr, function(result)
      callback(result and result ~= vim.NIL and places(bufnr, result.open, asked.offset_encoding))
    end)
  end)
end

--- Goes on from the cursor, or from a place.
local function go(steps, from)
  local window, bufnr = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf()
  M.of_buffer(bufnr, function(found)
    if vim.api.nvim_get_current_win() ~= window or vim.api.nvim_get_current_buf() ~= bufnr then
      return -- the user is elsewhere by now
    elseif not found then
      return say.note('This is no handoff')
    elseif #found == 0 then
      return say.note('No open slot')
    end
    local place = found[pick(found, from or vim.api.nvim_win_get_cursor(window), steps)]
    vim.cmd("normal! m'")
    vim.api.nvim_win_set_cursor(window, { place[1], place[2] })
    vim.cmd('normal! zv')
    local slot = place.slot
    say.note(slot.wanted == '' and slot.label or ('%s: %s'):format(slot.label, slot.wanted))
  end)
end

--- Goes to the first slot behind a position of the current buffer.
function M.behind(place, encoding)
  local line = vim.api.nvim_buf_get_lines(0, place.line, place.line + 1, false)[1] or ''
  go(1, { place.line + 1, position.to_byte(line, place.character, encoding) })
end

function M.next(count)
  go(count or 1)
end

function M.previous(count)
  go(-(count or 1))
end

return M
