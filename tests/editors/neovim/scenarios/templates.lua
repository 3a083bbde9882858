-- A project's templates, their guides and `.handoff.json`; and what a document keeps unsaid.
local expect = require('expect')
local project = require('project')

local shift = {
  '# Night Shift',
  '',
  '## Lamps',
  '- **Lit:** [LIT]',
  '- **Weather:** [CALM/WINDY]',
  '',
  '## Next Watch',
  '[WHAT_NEXT]',
}

local handoff = {
  '# Night Shift',
  '',
  '## Lamps',
  '- **Lit:** 40',
  '- **Weather:** FOGGY',
  '',
  '## Next Watch',
  'The bridge.',
}

local template = '.handoff/templates/shift.md'

local function start_on(start, options)
  project.write(start.folder .. '/' .. template, shift)
  project.write(start.folder .. '/handoff.md', handoff)
  local nvim = start(vim.tbl_extend('force', { file = 'handoff.md' }, options or {}))
  nvim:wait_for_finding('5:16 invalid-choice')
  return nvim
end

local function act(nvim, title)
  nvim:lua([[
    local title = ...
    vim.lsp.buf.code_action({ apply = true, filter = function(action)
      return action.title:find(title, 1, true) ~= nil
    end })]], title)
end

return {
  { 'a template that changes judges what is open at once', function(start)
    local nvim = start_on(start)
    nvim:command('set hidden')
    nvim:open(template)
    nvim:wait_for_server()
    nvim:go_to('WINDY')
    nvim:keys('iFOGGY/<Esc>')
    nvim:command('buffer handoff.md')
    nvim:wait_for_finding('5:16 invalid-choice', true)
  end },

  { 'a section leads to its template', function(start)
    local nvim = start_on(start)
    nvim:go_to('## Next')
    nvim:lua('vim.lsp.buf.definition()')
    nvim:wait_for_text('[WHAT_NEXT]')
    nvim:wait_for_cursor(7, 1)
  end },

  { 'what is wrong in a template and its guide is shown there', function(start)
    project.write(start.folder .. '/.handoff/templates/shift.json',
      { '{ "sections": { "Lanterns": {} } }' })
    local nvim = start_on(start)
    nvim:command('set hidden')
    nvim:open('.handoff/templates/shift.json')
    nvim:wait_for_finding('1:17 template-problem')
    nvim:open(template)
    nvim:wait_for_server()
    nvim:keys('Go## Lamps<Esc>')
    nvim:wait_for_finding('9:1 template-problem')
  end },

  { '.handoff.json: what is wrong there is shown, what is right counts', function(start)
    local nvim = start_on(start)
    nvim:command('set hidden')
    nvim:open('.handoff.json')
    nvim:wait_for_server()
    nvim:keys('i{ "diagnostics": { "severity": { "invalid-choice": "loud" } } }<Esc>')
    nvim:wait_for_finding('1:52 configuration-problem')
    nvim:command('substitute/loud/error/')
    nvim:wait_for_finding('1:52 configuration-problem', true)
    nvim:command('write')
    nvim:command('buffer handoff.md')
    nvim:wait_lua('an error', 'return #vim.diagnostic.get(0, { severity = 1 }) == 1')
  end },

  { 'other JSON has no server', function(start)
    project.write(start.folder .. '/package.json', { '{}' })
    project.write(start.folder .. '/.handoff.json', { '{}' })
    local nvim = start_on(start)
    nvim:open('package.json')
    nvim:open('.handoff.json')
    nvim:wait_for_server()
    nvim:command('buffer package.json')
    expect.same('servers', nvim:clients(), 0)
  end },

  { 'a finding is ignored by a comment that a code action writes', function(start)
    local nvim = start_on(start)
    nvim:go_to('FOGGY')
    act(nvim, 'on this line')
    nvim:wait_for_text('<!-- handoff-ignore-next-line invalid-choice -->\n- **Weather:** FOGGY\n')
    nvim:wait_for_finding('6:16 invalid-choice', true)
    nvim:command('undo')
    nvim:wait_for_finding('5:16 invalid-choice')
  end },

  { 'the template is adopted, and judges the document from then on', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_finding('9:19 unresolved-placeholder')
    nvim:go_to('# Session')
    act(nvim, 'Adopt template "session"')
    nvim:wait_lua('the template and its guide', [[
      local folder = vim.fs.joinpath(vim.fn.getcwd(), '.handoff/templates/')
      return vim.fn.bufnr(folder .. 'session.md') ~= -1
        and vim.fn.bufnr(folder .. 'session.json') ~= -1]])
    nvim:command('silent wall | set hidden')
    nvim:open(template:gsub('shift', 'session'))
    nvim:wait_for_server()
    nvim:go_to('[CLEAN')
    nvim:keys('a')
    nvim:keys('<Esc>')
    nvim:command([[substitute/CLEAN/SPOTLESS/]])
    nvim:command('buffer handoff.md')
    nvim:go_to('[CLEAN')
    nvim:keys('CDIRT<Esc>')
    nvim:wait_for_finding('9:19 invalid-choice')
    nvim:command('wall')
  end },

  { 'a template is made of a document', function(start)
    project.write(start.folder .. '/round-handoff.md', {
      '# Round', '', '## Gate', '- **Locked:** yes', '', '## Dogs', 'Two.',
    })
    local nvim = start({ file = 'round-handoff.md' })
    nvim:wait_for_server()
    nvim:go_to('# Round')
    act(nvim, 'Make a template')
    nvim:wait_lua('the template', [[
      local path = vim.fs.joinpath(vim.fn.getcwd(), '.handoff/templates/round.md')
      local bufnr = vim.fn.bufnr(path)
      return bufnr ~= -1 and vim.fn.getbufline(bufnr, 4)[1] == '- **Locked:** [LOCKED]']])
  end },
}
