-- :checkhealth and the help.
local expect = require('expect')
local project = require('project')

local function health(nvim)
  nvim:command('checkhealth handoff_ls')
  return nvim:wait('the report', function()
    local text = nvim:text()
    return text:find('handoff_ls', 1, true) and text
  end)
end

return {
  { ':checkhealth finds the program, its version, git and trust', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_server()
    local text = health(nvim)
    expect.same('a version', text:match('handoff%-ls %d+%.%d+%.%d+: /[^\n]*/handoff%-ls') ~= nil,
      true)
    expect.same('git', text:match('git version [^\n]*: /[^\n]*/git') ~= nil, true)
    expect.has('trust', text, 'The workspaces are trusted')
    expect.has('the server', text, '/project, with 1 buffer')
    expect.same('warnings', text:match('[^\n]*WARN[^\n]*') or text:match('[^\n]*ERROR[^\n]*'), nil)
  end },

  { ':checkhealth says what is missing', function(start)
    local nvim = start({ init = "vim.g.handoff_ls = { trusted = false }", path = '/nonexistent' })
    local text = health(nvim)
    expect.has('the program', text, 'handoff-ls is not in $PATH')
    expect.has('git', text, 'git is not in $PATH')
    expect.has('trust', text, 'not trusted')
    expect.has('the server', text, 'The server is not enabled')
  end },
}
