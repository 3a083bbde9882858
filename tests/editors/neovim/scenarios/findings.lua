-- What the server says of a document, and its settings.
local expect = require('expect')
local project = require('project')

return {
  { 'findings appear, move and go', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_finding('6:36 unresolved-placeholder') -- in bytes: there are quotes before it
    nvim:keys('ggO<Esc>')
    nvim:wait_for_finding('7:36 unresolved-placeholder')
    nvim:go_to('[CLEAN')
    nvim:keys('Cclean<Esc>')
    nvim:wait_for_finding('10:19 unresolved-placeholder', true)
    nvim:command('undo')
    nvim:wait_for_finding('10:19 unresolved-placeholder')
  end },

  { 'settings reach the server, and a wrong one is told', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md', setup = [[{ settings = { handoff = {
      diagnostics = { severity = { ['unresolved-placeholder'] = 'hint' }, delay = 'soon' },
    } } }]] })
    nvim:wait_for_message('handoff.diagnostics.delay')
    nvim:wait_lua('hints', 'return #vim.diagnostic.get(0, { severity = 4 }) == 3')
  end },

  { 'hover says what belongs there and what git says', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_server()
    nvim:go_to('[CLEAN')
    nvim:lua('vim.lsp.buf.hover()')
    expect.has('the hover', nvim:wait_for_float(), 'DIRTY (1 modified')
  end },
}
