local suite = require('suite')
local terminal = require('terminal')
local press, type_, wait_for = terminal.press, terminal.type, terminal.wait_for

local form = 'This handoff is still a form: 82 of its slots are open.'

local function command(text)
  type_(':' .. text .. '\r')
end

local function search(text)
  type_('gg/' .. text .. '\r')
end

local function save()
  command('write')
  wait_for(' written')
end

local function start(...)
  terminal.start({ 'vim', ... })
end

local function leave()
  command('quitall!')
  assert(terminal.wait_for_end() == 0)
  suite.wait_for_servers(0)
end

--- Types the number that an action has in ALE's list.
local function act(title)
  type_('ga')
  local number = terminal.wait('the action ' .. title, function()
    return terminal.screen():match('(%d+)%) ' .. vim.pesc(title))
  end)
  wait_for('Type number and <Enter>')
  type_(number .. '\r')
end

local function findings_are_shown()
  start('handoff.md')
  wait_for('<!-- W: ' .. form)
  suite.wait_for_servers(1)
  search('CLEAN')
  wait_for('unresolved-placeholder: Git Status: choose CLEAN or DIRTY')
end

local function hover_tells()
  type_('K')
  wait_for('Whether changes are uncommitted')
  wait_for('Now: DIRTY (1 modified')
  type_('gg') -- a move closes it
  wait_for('Whether changes are uncommitted', 'absent')
end

local function a_fix_is_applied()
  search('SUCCESS')
  act('Set Build Status to SUCCESS')
  wait_for('- **Build Status:** SUCCESS\n')
  save()
  suite.wait_for_file('handoff.md',
    suite.template_with({ '[SUCCESS/FAILURE/UNKNOWN]', 'SUCCESS' }))
end

local function git_fills()
  search('CLEAN')
  act('Fill everything that git knows')
  wait_for('**Project:** lantern')
  save()
  suite.wait_for_in_file('handoff.md', { '**Project:** lantern  \n',
    '- **Git Status:** DIRTY (1 modified', '- **Build Status:** SUCCESS\n', '[MAIN_WORK_AREA]' })
end

local function the_template_is_inserted()
  command('edit handoff-2.md')
  wait_for('This handoff is empty')
  act('Insert the template')
  wait_for('**Session ID:** [SESSION_ID]')
  save()
  suite.wait_for_file('handoff-2.md', suite.template)
end

local function a_choice_is_completed()
  search('\\[CLEAN')
  type_('cf]')
  press('C-x', 'C-o')
  wait_for('match 1 of 2') -- a key before that would stop it
  press('C-n', 'C-y', 'Escape')
  wait_for('-- INSERT --', 'absent')
  save()
  suite.wait_for_file('handoff-2.md', suite.template_with({ '[CLEAN/DIRTY]', 'DIRTY' }))
end

local function ordinary_markdown_is_left_alone()
  suite.write('handoff-3.md', suite.template)
  command('edit README.md')
  wait_for('- [LIKE_THIS]')
  command('split handoff-3.md')
  wait_for(form) -- after what was to be said of README.md
  command('wincmd j')
  command("echo 'findings:' len(ale#engine#GetLoclist(bufnr('README.md')))")
  wait_for('findings: 0')
  command("echo 'findings:' len(ale#engine#GetLoclist(bufnr('handoff-3.md')))")
  wait_for('findings: 83')
  type_('ga')
  wait_for('No code actions received from server')
end

local function git_is_switched_off()
  local configuration = vim.env.HOME .. '/.vimrc'
  suite.write(configuration, suite.read(configuration) .. suite.read(vim.env.SETTINGS))
  start('handoff-3.md')
  wait_for(form)
  search('CLEAN')
  type_('ga')
  wait_for('\n1) Set Git Status to CLEAN') -- where git was asked, its word comes first
  type_('\r')
  leave()
end

suite.play({
  { 'findings are shown', findings_are_shown },
  { 'hover tells what git says', hover_tells },
  { 'a fix is applied', a_fix_is_applied },
  { 'git fills', git_fills },
  { 'the template is inserted', the_template_is_inserted },
  { 'a choice is completed', a_choice_is_completed },
  { 'ordinary Markdown is left alone', ordinary_markdown_is_left_alone },
  { 'the server ends with the editor', leave },
  { 'git is switched off', git_is_switched_off },
})
