-- A program in a terminal, as a person has it: keys go in, and what the screen shows comes out. The
-- terminal is Neovim's own. Run with `nvim --clean --headless -l`.
local terminal = {}

local patience = 30000 -- milliseconds; machines may be busy
local columns, rows = 120, 60
local job, buffer, status

local keys = {
  Enter = '\r', Escape = '\27', Space = ' ', Tab = '\t', Down = '\27[B', ['M-Down'] = '\27[1;3B',
}

--- What a terminal sends for a key: one of the above, `C-x`, `M-x`, or the text itself.
local function code(key)
  local modifier, rest = key:match('^([CM])-(.+)$')
  if keys[key] or not modifier then
    return keys[key] or key
  end
  return modifier == 'C' and string.char(rest:byte() % 32) or '\27' .. code(rest)
end

--- Starts a program; `options` as for jobstart().
function terminal.start(command, options)
  vim.o.columns, vim.o.lines = columns, rows + 2
  buffer, status = vim.api.nvim_create_buf(false, true), nil
  -- Without a user interface only a floating window takes the size it is given.
  vim.api.nvim_open_win(buffer, true,
    { relative = 'editor', row = 0, col = 0, width = columns, height = rows })
  job = vim.fn.jobstart(command, vim.tbl_extend('error', options or {}, {
    term = true,
    on_exit = function(_, ended)
      status = ended
    end,
  }))
end

--- What the screen shows, without blanks at the ends.
function terminal.screen()
  local lines = vim.api.nvim_buf_get_lines(buffer, -rows - 1, -1, false)
  return vim.trim((table.concat(lines, '\n'):gsub(' +\n', '\n')))
end

--- What `condition` returns once that is neither nil nor false.
function terminal.wait(what, condition)
  local value
  local done = vim.wait(patience, function()
    value = condition()
    return value
  end, 5)
  return done and value
    or error(('waited in vain for %s; the screen:\n%s'):format(what, terminal.screen()), 0)
end

--- Waits until the screen shows a text, or (`absent`) no longer does.
function terminal.wait_for(text, absent)
  terminal.wait((absent and 'the end of ' or '') .. text, function()
    local shown = terminal.screen():find(text, 1, true) ~= nil
    return shown ~= (absent or false)
  end)
end

--- Types a text.
function terminal.type(text)
  vim.api.nvim_chan_send(job, text)
end

function terminal.press(...)
  for _, key in ipairs({ ... }) do
    terminal.type(code(key))
  end
end

--- Waits until the program has ended, and returns its exit status.
function terminal.wait_for_end()
  return terminal.wait('the end of the program', function()
    return status
  end)
end

return terminal
