local suite = require('suite')
local terminal = require('terminal')
local press, wait_for = terminal.press, terminal.wait_for

-- Of each client: what the mode line shows, its commands, what they show.
local client = ({
  eglot = {
    ready = '[eglot:lantern',
    brief = '-\nGit Status\n', hover = 'eldoc', page = ' *eldoc*',
    actions = 'eglot-code-actions', prompt = 'Pick an action', none = 'No code actions',
    take = function() end,
  },
  ['lsp-mode'] = {
    ready = 'LSP[handoff-ls:',
    import = 'Import project root',
    brief = '', hover = 'lsp-describe-thing-at-point', page = ' *lsp-help*',
    actions = 'lsp-execute-code-action', prompt = 'Select code action', none = 'No code actions',
    take = function() -- it lists what can be completed even where that is one
      wait_for('handoff: Session Handoff')
      press('M-Down', 'M-Enter')
    end,
  },
})[vim.env.CLIENT]

local function command(name)
  press('M-x', name, 'Enter')
end

local function open(file)
  press('C-x', 'C-f', file, 'Enter')
  wait_for(' ' .. file)
  wait_for(client.ready)
end

local function search(text)
  command('beginning-of-buffer')
  press('C-s', text, 'Enter')
end

local function save(file)
  press('C-x', 'C-s')
  wait_for('Wrote ' .. vim.env.SCRATCH .. '/lantern/' .. file)
end

local function close_other_windows()
  press('C-x', '1')
end

--- Waits until an expression is printed that ends so.
local function wait_for_value(expression, ending)
  press('M-:', ('(format "%%s." %s)'):format(expression), 'Enter')
  wait_for(ending .. '."')
end

--- Opens the page about Git Status. ElDoc first shows its beginning, once the cursor has moved.
local function hover()
  search('CLEAN')
  press('C-b')
  wait_for(client.brief)
  command(client.hover)
  wait_for(client.page)
end

--- An expression: how often the text of the other window has something.
local function said(text)
  return ('(with-current-buffer (window-buffer (next-window)) (count-matches "%s" 1))'):format(text)
end

local function start(file)
  terminal.start({ 'emacs', file })
  if client.import and not vim.uv.fs_stat(vim.env.HOME .. '/.emacs.d/.lsp-session-v1') then
    wait_for(client.import)
    press('i')
  end
  wait_for(client.ready)
  wait_for('Flymake[0 0 83]')
end

local function leave()
  press('C-x', 'C-c')
  assert(terminal.wait_for_end() == 0)
  suite.wait_for_servers(0)
end

local function act(title)
  command(client.actions)
  wait_for(client.prompt)
  press(title, 'Enter')
end

local function findings_are_shown()
  start('handoff.md')
  suite.wait_for_servers(1)
  search('CLEAN')
  wait_for_value('(flymake-diagnostic-text (car (flymake-diagnostics (1- (point)))))',
    'Git Status: choose CLEAN or DIRTY')
end

local function hover_tells()
  hover()
  wait_for('Whether changes are uncommitted')
  wait_for('Now: DIRTY (1 modified')
  wait_for_value(said('Now:'), 1)
  close_other_windows()
end

local function a_fix_is_applied()
  search('SUCCESS')
  act('Set Build Status to SUCCESS')
  wait_for('- **Build Status:** SUCCESS\n')
  save('handoff.md')
  suite.wait_for_file('handoff.md',
    suite.template_with({ '[SUCCESS/FAILURE/UNKNOWN]', 'SUCCESS' }))
end

local function git_fills()
  search('CLEAN')
  act('Fill everything that git knows')
  wait_for('- **Git Status:** DIRTY (1 modified')
  save('handoff.md')
  suite.wait_for_in_file('handoff.md', { '**Project:** lantern  \n',
    '- **Git Status:** DIRTY (1 modified', '- **Build Status:** SUCCESS\n', '[MAIN_WORK_AREA]' })
end

local function the_template_is_completed()
  open('handoff-2.md')
  command('completion-at-point')
  client.take()
  wait_for('**Session ID:** [SESSION_ID]')
  press('one', 'Tab', 'two')
  wait_for('two')
  close_other_windows()
  save('handoff-2.md')
  suite.wait_for_file('handoff-2.md',
    suite.template_with({ '[SESSION_ID]', 'one' }, { '[TIMESTAMP]', 'two' }))
end

local function ordinary_markdown_is_left_alone()
  open('README.md')
  suite.write('handoff-3.md', suite.template)
  open('handoff-3.md')
  wait_for('Flymake[0 0 83]') -- after what was to be said of README.md
  open('README.md')
  wait_for('Flymake[0 0]')
  command(client.actions)
  wait_for(client.none)
end

local function git_is_switched_off()
  local configuration = vim.env.HOME .. '/.emacs.d/init.el'
  suite.write(configuration, suite.read(configuration) .. suite.read(vim.env.SETTINGS))
  start('handoff-3.md')
  hover()
  wait_for('Example: DIRTY (2 modified')
  wait_for_value(said('Now:'), 0)
  leave()
end

suite.play({
  { 'findings are shown', findings_are_shown },
  { 'hover tells what git says', hover_tells },
  { 'a fix is applied', a_fix_is_applied },
  { 'git fills', git_fills },
  { 'the template is completed as a snippet', the_template_is_completed },
  { 'ordinary Markdown is left alone', ordinary_markdown_is_left_alone },
  { 'the server ends with the editor', leave },
  { 'git is switched off', git_is_switched_off },
})
