-- Positions of the protocol, which count in the client's encoding, and bytes.
local M = {}

local names_encoding = vim.fn.has('nvim-0.11') == 1

--- The byte of a line, from 0, where a character is; the line's end for one that lies behind it.
function M.to_byte(line, character, encoding)
  if encoding == 'utf-8' then
    return math.min(character, #line)
  elseif names_encoding then
    return vim.str_byteindex(line, encoding, character, false)
  end
  local units32, units16 = vim.str_utfindex(line)
  local last = encoding == 'utf-16' and units16 or units32
  return vim.str_byteindex(line, math.min(character, last), encoding == 'utf-16')
end

--- How many bytes of a range lie behind a cursor, {line, row, column}, and in its line.
function M.bytes_behind(range, where, encoding)
  if range['end'].line ~= where.row - 1 then
    return 0
  end
  return math.max(0, M.to_byte(where.line, range['end'].character, encoding) - where.column)
end

return M
