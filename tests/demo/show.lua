-- An empty file becomes a handoff: each step is done in the editor, held to what it must come to,
-- and printed.
local editor = require('editor')
local transcript = require('transcript')

local function expect(what, is_so)
  return is_so or error('not as it should be: ' .. what .. '\n' .. editor.text(), 0)
end

local function is_missing(finding)
  return finding.code:find('missing', 1, true) ~= nil
end

--- The findings that name a section or label.
local function about(name, findings)
  return vim.tbl_filter(function(finding)
    return finding.message:find(name, 1, true) ~= nil
  end, findings)
end

--- Whether the open slots that are reported are just those of the text, to the column. Neovim tells
--- the server of an action's edits one by one, so findings on a half edited text may come first.
local function fit_the_text(findings)
  local slots, reported = {}, {}
  for number, line in ipairs(editor.lines()) do
    for first, behind in line:gmatch('()%[%u[^%]]+%]()') do
      slots[#slots + 1] = { number - 1, first - 1, behind - 1 }
    end
  end
  for _, finding in ipairs(findings) do
    if finding.code == 'unresolved-placeholder' then
      reported[#reported + 1] = { finding.lnum, finding.col, finding.end_col }
    end
  end
  return vim.deep_equal(reported, slots)
end

--- Waits for the findings on the text as it is now.
local function findings_now(what)
  return editor.wait_for_findings(what, function(found)
    return fit_the_text(found) and found
  end)
end

local function template()
  return vim.fn.readfile(vim.env.DEMO_ROOT .. '/server/templates/session.md')
end

local function from_an_empty_file()
  editor.open('handoff.md')
  expect('the file is empty', editor.text() == '')
  transcript.step('handoff.md is empty')
  local findings = editor.wait_for_findings('one on the empty file', function(found)
    return #found == 1 and is_missing(found[1]) and found
  end)
  transcript.findings(findings, 1)
end

local function complete_the_template()
  local item = expect('completion offers something', editor.completions()[1])
  transcript.step('Completion: %s (%s)', item.label, item.detail)
  editor.accept(item)
  editor.escape()
  local lines = editor.lines()
  expect('the document is the template', vim.deep_equal(lines, template()))
  transcript.document(vim.list_slice(lines, 1, 6), 1)
  transcript.print('        and %d more lines', #lines - 6)
  local open = findings_now('every slot of the template')
  expect('each of 82 slots has a hint, their number a finding', #open == 83)
  transcript.findings(open, 4)
end

local function ask_about_git_status()
  transcript.step('Hover: Git Status')
  editor.go_to('[CLEAN/DIRTY]')
  local lines = editor.hover()
  expect('the hover knows the state of the clone',
    table.concat(lines, '\n'):find('DIRTY (1 modified, 1 untracked', 1, true))
  transcript.quote(lines)
end

local function fill_from_git()
  local before = #editor.findings()
  local action = 'Fill everything that git knows'
  transcript.step('Code action: %s', action)
  editor.act(action)
  for _, line in ipairs({
    '- Count what is still open in a handoff',
    '- `docs/counting.md` - new: docs: say when a slot counts as open',
    '**Project:** handoff-ls  ',
  }) do
    expect('filled in: ' .. line, vim.tbl_contains(editor.lines(), line))
  end
  expect('Git Status is filled in',
    editor.text():find('**Git Status:** DIRTY (1 modified, 1 untracked', 1, true))
  local left = findings_now('what git does not know')
  expect('few slots are left in what git knows', before - #left >= 20)
  expect('nothing is left to say about Git Status', #about('Git Status', left) == 0)
  transcript.document(vim.list_slice(editor.lines(), 3, 6), 3)
  transcript.print('   %d of %d findings are settled.', before - #left, before)
  transcript.findings(left, 3)
end

local function lose_a_section_and_get_it_back()
  local title = 'Blocking Issues'
  local whole = editor.lines()
  local first = editor.go_to('### ' .. title)
  local last = editor.go_to('### Environment State') - 1
  vim.api.nvim_buf_set_lines(0, first - 1, last, true, {})
  transcript.step('The section %s is deleted', title)
  local missing = vim.tbl_filter(is_missing, findings_now('without the section'))
  expect('one finding names the section', #missing == 1 and #about(title, missing) == 1)
  transcript.findings(missing, 1)
  vim.api.nvim_win_set_cursor(0, { missing[1].lnum + 1, missing[1].col })
  local action = ('Insert section "%s"'):format(title)
  transcript.step('Code action: %s', action)
  editor.act(action)
  expect('the document is what it was', vim.deep_equal(editor.lines(), whole))
  expect('no section is missing', #vim.tbl_filter(is_missing, findings_now('as before')) == 0)
  transcript.print('   It is back, where it was.')
end

local function choose_a_value()
  local action = 'Set Build Status to SUCCESS'
  transcript.step('Code action: %s', action)
  local line = editor.go_to('[SUCCESS/FAILURE/UNKNOWN]')
  editor.act(action)
  expect('the value is set', editor.lines()[line] == '- **Build Status:** SUCCESS')
  expect('the value will do', #about('Build Status', findings_now('without Build Status')) == 0)
  transcript.document({ editor.lines()[line] }, line)
end

local function keep_the_document()
  transcript.step('The document now')
  transcript.document(editor.lines(), 1)
  vim.cmd('silent write')
  local ended = editor.stop()
  expect('the server ends with status 0', ended.code == 0 and ended.signal == 0)
  transcript.print('')
  transcript.print('Kept as %s', vim.api.nvim_buf_get_name(0))
end

local version = vim.version()
transcript.print('handoff-ls in Neovim %d.%d.%d, in a scratch clone of this repository',
  version.major, version.minor, version.patch)
from_an_empty_file()
complete_the_template()
ask_about_git_status()
fill_from_git()
lose_a_section_and_get_it_back()
choose_a_value()
keep_the_document()
