-- Which buffers the server starts for, where, and what happens when it ends.
local expect = require('expect')
local project = require('project')

local function roots(nvim)
  return nvim:lua([[
    local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
    return vim.tbl_map(function(client)
      return vim.fn.fnamemodify(client.config.root_dir, ':t')
    end, get_clients({ name = 'handoff_ls' }))]])
end

return {
  { 'one server for several buffers', function(start)
    project.write(start.folder .. '/docs/handoff-2.md', project.handoff)
    project.write(start.folder .. '/README.md', { '# Notes', '', '- [LIKE_THIS]' })
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_finding('9:19 unresolved-placeholder')
    nvim:open('docs/handoff-2.md')
    nvim:wait_for_finding('9:19 unresolved-placeholder')
    nvim:watch('textDocument/diagnostic')
    nvim:open('README.md')
    nvim:wait_for_answer()
    nvim:open('handoff.md')
    nvim:keys('9GA x<Esc>')
    nvim:wait_for_text('[CLEAN/DIRTY] x')
    nvim:command('set hidden | buffer README.md')
    nvim:wait_for_answer()
    expect.same('findings in ordinary Markdown', nvim:findings(), {})
    expect.same('servers', nvim:clients(true), 1)
    expect.same('their folder', roots(nvim), { 'project' })
  end },

  { 'the root is .handoff.json where there is no .git', function(start)
    local folder = start.folder .. '/../elsewhere'
    project.write(folder .. '/.handoff.json', { '{}' })
    project.write(folder .. '/a/b/handoff.md', project.handoff)
    local nvim = start({ file = folder .. '/a/b/handoff.md' })
    nvim:wait_for_server()
    expect.same('the root', roots(nvim), { 'elsewhere' })
  end },

  { 'the root is the folder of a file that nothing marks', function(start)
    local folder = start.folder .. '/../elsewhere/a/b'
    project.write(folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = folder .. '/handoff.md' })
    nvim:wait_for_server()
    expect.same('the root', roots(nvim), { 'b' })
  end },

  { 'hover windows and buffers that are no files get no server', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_server()
    nvim:go_to('[CLEAN')
    nvim:lua('vim.lsp.buf.hover()')
    nvim:wait_for_float()
    nvim:command('new | setlocal buftype=nofile | file scratch.md | setlocal filetype=markdown')
    nvim:command('new | file git://handoff.md | setlocal filetype=markdown')
    nvim:command('new | setlocal filetype=markdown')
    nvim:command('wincmd o | only! | edit! handoff.md')
    nvim:wait_for_server()
    expect.same('servers', nvim:clients(true), 1)
    expect.same('buffers', nvim:lua([[
      local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
      local client = get_clients({ name = 'handoff_ls' })[1]
      return #vim.lsp.get_buffers_by_client_id(client.id)]]), 1)
  end },

  { 'a new file that is not written has findings', function(start)
    local nvim = start({ file = 'notes/handoff.md' })
    nvim:wait_for_finding('1:1 missing-sections')
    expect.same('the root', roots(nvim), { 'project' })
  end },

  { 'a killed server starts again with :edit', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_finding('9:19 unresolved-placeholder')
    nvim:kill_server()
    nvim:wait_for_finding('9:19 unresolved-placeholder', true)
    nvim:command('edit')
    nvim:wait_for_finding('9:19 unresolved-placeholder')
  end },

  { 'a killed server starts again with a command', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_finding('9:19 unresolved-placeholder')
    nvim:kill_server()
    nvim:keys(':HandoffFill<CR>')
    nvim:wait_for_text('**Git Status:** DIRTY')
    nvim:wait_for_finding('9:19 unresolved-placeholder', true)
    nvim:wait_for_finding('5:20 unresolved-placeholder')
  end },

  { 'without the program the user is told what to do', function(start)
    local nvim = start({ file = 'handoff.md', path = '/nonexistent' })
    if not nvim.is_native then -- vim.lsp.enable() says nothing
      nvim:wait_for_message('handoff-ls is not in $PATH; see :help handoff-ls-install')
      nvim:command('messages clear')
    end
    nvim:keys(':HandoffNew<CR>')
    nvim:wait_for_message('handoff-ls is not in $PATH; see :help handoff-ls-install')
  end },

  { 'a wrong option is named', function(start)
    local nvim = start({ init = [[
      local is_taken, problem = pcall(require('handoff_ls').setup, { keymap = true })
      vim.g.problem = not is_taken and problem]] })
    expect.has('the error', nvim:lua('return vim.g.problem'), 'setup() has no option "keymap"')
  end },

  { 'setup() and the settings of vim.lsp.config go together', from = '0.11', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md', init = [[
      vim.lsp.config('handoff_ls', { settings = { handoff = {
        diagnostics = { severity = { ['unresolved-placeholder'] = 'hint' } },
      } } })
      require('handoff_ls').setup({ keymaps = true })]] })
    nvim:wait_lua('hints', 'return #vim.diagnostic.get(0, { severity = 4 }) == 3')
  end },
}
