-- What is printed for a person: plain words, at most 80 columns but for the document's own lines,
-- and colours only where a terminal shows them.
local transcript = {}

local colours =
  { bold = '1', dim = '2', error = '31', warning = '33', information = '36', hint = '34' }
local severities = { 'error', 'warning', 'information', 'hint' }
local on_terminal = vim.loop.guess_handle(1) == 'tty' and not vim.env.NO_COLOR
local step = 0

local function paint(colour, text)
  return on_terminal and ('\27[%sm%s\27[0m'):format(colours[colour], text) or text
end

function transcript.print(format, ...)
  io.stdout:write(select('#', ...) > 0 and format:format(...) or format, '\n')
end

function transcript.step(format, ...)
  step = step + 1
  transcript.print('')
  transcript.print(paint('bold', ('%d. '):format(step) .. format:format(...)))
end

--- Breaks a text into lines of at most `width` columns.
local function wrap(text, width)
  local lines = { '' }
  for word in text:gmatch('%S+') do
    local longer = lines[#lines] == '' and word or lines[#lines] .. ' ' .. word
    if #longer <= width then
      lines[#lines] = longer
    else
      lines[#lines + 1] = word
    end
  end
  return lines
end

--- Lines of the document, with their numbers.
function transcript.document(lines, first)
  for index, line in ipairs(lines) do
    transcript.print('%s %s', paint('dim', ('%5d |'):format(first + index - 1)), line)
  end
end

function transcript.quote(lines)
  for _, line in ipairs(lines) do
    for _, part in ipairs(wrap(line, 70)) do
      transcript.print('%s %s', paint('dim', '      |'), part)
    end
  end
end

--- The first findings, and how many there are.
function transcript.findings(found, at_most)
  transcript.print('   %d finding%s', #found, #found == 1 and ':' or 's:')
  for index = 1, math.min(#found, at_most) do
    local finding = found[index]
    local severity = severities[finding.severity]
    for part, line in ipairs(wrap(finding.message, 55)) do
      local place = part == 1 and ('%4d  %-11s'):format(finding.lnum + 1, severity) or (' '):rep(17)
      transcript.print('   %s  %s', paint(severity, place), line)
    end
  end
  if #found > at_most then
    transcript.print('         and %d more', #found - at_most)
  end
end

return transcript
