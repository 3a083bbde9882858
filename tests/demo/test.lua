-- The steps that are shown, and what a person does not look for: other buffers, a server that dies,
-- ordinary Markdown, and the line endings of Windows.
local editor = require('editor')

local function expect(what, is_so)
  return is_so or error('not as it should be: ' .. what, 0)
end

local function write(file, lines, line_end)
  local handle = assert(io.open(file, 'wb'))
  handle:write(table.concat(lines, line_end), line_end)
  handle:close()
end

local function is_open(findings)
  return #findings > 1 and findings
end

local function two_handoffs_and_a_readme()
  local template = vim.fn.readfile(vim.env.DEMO_ROOT .. '/server/templates/session.md')
  write('handoff-2.md', template, '\n')
  write('README.md', { '# Notes', '', '- [LIKE_THIS]', '- [ ] a task', '- [a link](docs)' }, '\n')
  editor.open('handoff-2.md')
  editor.wait_for_findings('every slot of a second handoff', is_open)
  editor.open('README.md')
  editor.wait('an answer about ordinary Markdown', editor.is_answered)
  expect('ordinary Markdown has no findings', #editor.findings() == 0)
  expect('ordinary Markdown is offered no template', #editor.completions() == 0)
  editor.open('handoff-2.md')
  expect('the second handoff has kept its findings', #editor.findings() == 83)
  editor.open('handoff.md')
  editor.wait_for_findings('of the first handoff', is_open)
end

local function keys_complete_as_the_note_says()
  editor.open('handoff-3.md')
  require('tui')
  local keys = vim.api.nvim_replace_termcodes('i<C-x><C-o><C-n><C-y><Esc>', true, false, true)
  vim.api.nvim_feedkeys(keys, 'tx', false)
  expect('the keys have written the template',
    editor.text():find('# Session Handoff\n\n**Session ID:**', 1, true))
  editor.wait_for_findings('every slot of a third handoff', is_open)
  vim.cmd('silent write')
end

local function a_dead_server_is_noticed_and_started_again()
  local servers = vim.api.nvim_get_proc_children(vim.fn.getpid())
  expect('one server runs', #servers == 1)
  vim.loop.kill(servers[1], 'sigkill')
  expect('Neovim knows what ended the server', editor.wait_for_end().signal == 9)
  editor.wait_for_findings('none without a server', function(found)
    return #found == 0
  end)
  editor.attach()
  editor.wait_for_findings('those of a new server', is_open)
end

local function line_ends_of_windows_stay()
  local file = 'handoff-crlf.md'
  write(file, { '# Session Handoff', '', '- [ ] Nothing yet', '' }, '\r\n')
  editor.open(file)
  expect('Neovim sees the line ends', vim.bo.fileformat == 'dos')
  local missing = editor.wait_for_findings('missing sections', function(found)
    return #found > 0 and found
  end)
  vim.api.nvim_win_set_cursor(0, { missing[1].lnum + 1, missing[1].col })
  editor.act('Insert all 29 missing sections')
  editor.act('Fill everything that git knows')
  vim.cmd('silent write')
  local handle = assert(io.open(file, 'rb'))
  local text = handle:read('*a')
  handle:close()
  local _, returns = text:gsub('\r', '')
  local _, line_ends = text:gsub('\r\n', '')
  local _, feeds = text:gsub('\n', '')
  expect('the document is filled in', text:find('**Git Status:** DIRTY', 1, true))
  expect('each line ends with CRLF', feeds > 90 and returns == line_ends and feeds == line_ends)
end

require('show')
two_handoffs_and_a_readme()
keys_complete_as_the_note_says()
a_dead_server_is_noticed_and_started_again()
line_ends_of_windows_stay()
local ended = editor.stop()
expect('the server ends with status 0', ended.code == 0 and ended.signal == 0)
expect('nothing went wrong in the editor', vim.v.errmsg == '')
