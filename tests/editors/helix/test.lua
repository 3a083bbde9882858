local suite = require('suite')
local terminal = require('terminal')
local press, type_, wait_for = terminal.press, terminal.type, terminal.wait_for

local function open(file)
  type_(':open ' .. file .. '\r')
  wait_for(' NOR   ' .. file)
end

--- Ends the insert mode, or what pops up. The key comes as terminals send it that tell it from the
--- beginning of other keys.
local function escape(shown)
  type_('\27[27u')
  if shown then
    wait_for(shown, 'absent')
  end
end

local function search(text)
  type_('gg/' .. text .. '\r')
end

local function save()
  type_(':write\r')
  wait_for("' written, ")
end

local function start(...)
  terminal.start({ 'hx', ... })
  wait_for(' NOR ')
end

local function leave()
  type_(':quit-all!\r')
  assert(terminal.wait_for_end() == 0)
  suite.wait_for_servers(0)
end

local function line_of(text)
  local lines = vim.split(terminal.screen(), '\n')
  for number, line in ipairs(lines) do
    if line:find(text, 1, true) then
      return number
    end
  end
end

--- Picks an action from the menu, whose first one is known.
local function act(title, first)
  press('Space', 'a')
  wait_for(first)
  wait_for(title)
  for _ = 1, line_of(title) - line_of(first) do
    press('Down')
  end
  press('Enter')
  wait_for(title, 'absent')
end

local function findings_are_shown()
  start('handoff.md')
  wait_for('This handoff is still a form: 82 of its slots are open.')
  suite.wait_for_servers(1)
  search('CLEAN')
  wait_for('Git Status: choose CLEAN or DIRTY')
  press('Space', 'd')
  wait_for('83/83')
  escape('83/83')
end

local function hover_tells()
  search('CLEAN')
  press('Space', 'k')
  wait_for('Whether changes are uncommitted')
  wait_for('DIRTY (1 modified')
  escape('Whether changes are uncommitted')
end

local function a_fix_is_applied()
  search('SUCCESS')
  act('Set Build Status to SUCCESS', 'Set Build Status to SUCCESS')
  save()
  suite.wait_for_file('handoff.md',
    suite.template_with({ '[SUCCESS/FAILURE/UNKNOWN]', 'SUCCESS' }))
end

local function git_fills()
  search('CLEAN')
  act('Fill everything that git knows', 'Fill in "Git Status" here from git')
  save()
  suite.wait_for_in_file('handoff.md', { '**Project:** lantern  \n',
    '- **Git Status:** DIRTY (1 modified', '- **Build Status:** SUCCESS\n', '[MAIN_WORK_AREA]' })
end

local function the_template_is_completed()
  open('handoff-2.md')
  press('i', 'C-x')
  wait_for('handoff: Session Handoff')
  press('Tab', 'Enter')
  wait_for('[SESSION_ID]')
  type_('one')
  press('Tab')
  type_('two')
  escape()
  save()
  suite.wait_for_file('handoff-2.md',
    suite.template_with({ '[SESSION_ID]', 'one' }, { '[TIMESTAMP]', 'two' }))
end

local function ordinary_markdown_is_left_alone()
  open('README.md')
  suite.write('handoff-3.md', suite.template)
  open('handoff-3.md')
  wait_for('This handoff is still a form') -- after what was to be said of README.md
  open('README.md')
  press('Space', 'd')
  wait_for('0/0')
  escape('0/0')
  press('Space', 'a')
  wait_for('No code actions available')
end

local function a_choice_is_completed()
  open('handoff-3.md')
  search('.CLEAN/DIRTY.')
  press('c')
  wait_for(' INS ') -- changes at one time may reach a server in another order (Helix 25.01)
  press('[') -- Helix adds the other bracket
  wait_for('DIRTY enum_member')
  press('Tab', 'Enter')
  escape()
  save()
  suite.wait_for_file('handoff-3.md', suite.template_with({ '[CLEAN/DIRTY]', 'CLEAN' }))
end

local function git_is_switched_off()
  local configuration = vim.env.HOME .. '/.config/helix/languages.toml'
  suite.write(configuration, suite.read(configuration) .. suite.read(vim.env.SETTINGS))
  start('handoff-3.md')
  wait_for('This handoff is still a form')
  search('PROJECT_NAME')
  act('Fill everything that git knows', 'Fill in "Project" here from git')
  wait_for('handoff.git.enabled')
  leave()
end

suite.play({
  { 'findings are shown', findings_are_shown },
  { 'hover tells what git says', hover_tells },
  { 'a fix is applied', a_fix_is_applied },
  { 'git fills', git_fills },
  { 'the template is completed as a snippet', the_template_is_completed },
  { 'ordinary Markdown is left alone', ordinary_markdown_is_left_alone },
  { 'a choice is completed', a_choice_is_completed },
  { 'the server ends with the editor', leave },
  { 'git is switched off', git_is_switched_off },
})
