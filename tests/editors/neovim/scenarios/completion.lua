-- Completion, typed: <C-x><C-o> and what the menu shows.
local expect = require('expect')
local project = require('project')

--- Completes after `keys`, takes the item of this label or the first one, and returns what was
-- offered.
local function complete(nvim, keys, label)
  nvim:wait_for_server()
  nvim:keys(keys .. '<C-x><C-o>')
  local shown = nvim:wait_for_menu()
  local index = label and vim.fn.index(shown, label) + 1 or 1
  nvim:keys(('<C-n>'):rep(index) .. '<C-y>')
  return shown
end

local function template(start)
  return table.concat(vim.fn.readfile(start.template), '\n')
end

--- Starts a server in Neovim itself that completes a word, after `delay` milliseconds or never.
local function start_slow_server(nvim, delay)
  nvim:lua([[
    local delay = ...
    vim.lsp.start({ name = 'slow', cmd = function()
      local server = {}
      function server.request(method, _, callback)
        if method == 'initialize' then
          callback(nil, { capabilities = { completionProvider = {} } })
        elseif method == 'textDocument/completion' and delay then
          vim.defer_fn(function() callback(nil, { { label = 'CLEANED' } }) end, delay)
        end
        return true, 1
      end
      function server.notify() return true end
      function server.is_closing() return false end
      function server.terminate() end
      return server
    end })]], delay)
end

return {
  { 'an empty file becomes the template', function(start)
    local nvim = start({ file = 'handoff.md' })
    expect.same('the menu', complete(nvim, 'i'), { 'handoff: Session Handoff' })
    nvim:wait('the template', function()
      return nvim:text() == template(start)
    end)
  end },

  { 'the word handoff becomes the template', function(start)
    local nvim = start({ file = 'handoff.md' })
    complete(nvim, 'ihandoff')
    nvim:wait('the template', function()
      return nvim:text() == template(start)
    end)
  end },

  { 'the template is a snippet: what is typed replaces its first slot', from = '0.10',
    function(start)
      local nvim = start({ file = 'handoff.md' })
      complete(nvim, 'ihand')
      nvim:wait_for_text('[MINUTES]')
      nvim:wait_lua('a snippet', 'return vim.snippet.active()')
      nvim:keys('2026-01<Esc>')
      nvim:wait_for_text('**Session ID:** 2026-01  \n**Date/Time:** [TIMESTAMP]  \n')
    end },

  { 'without vim.snippet, as in 0.8 and 0.9, the template is text', from = '0.10', upto = '0.11',
    function(start)
      local nvim = start({ file = 'handoff.md',
        init = "vim.snippet = false\nrequire('handoff_ls').setup()" })
      complete(nvim, 'i')
      nvim:wait('the template', function()
        return nvim:text() == template(start)
      end)
      nvim:keys('.<Esc>')
      nvim:wait_for_text('[MINUTES].')
    end },

  { 'an open slot gives way to the chosen word', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_server()
    nvim:go_to('[CLEAN')
    expect.same('the menu', complete(nvim, 'a'), { 'CLEAN', 'DIRTY' })
    nvim:wait('the word alone', function()
      return nvim:lines()[9] == '- **Git Status:** CLEAN'
    end)
  end },

  { 'a slot that is begun is completed', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_server()
    nvim:go_to('[CLEAN')
    complete(nvim, 'C[D', 'DIRTY')
    nvim:wait('the word alone', function()
      return nvim:lines()[9] == '- **Git Status:** DIRTY'
    end)
  end },

  { 'a server that never answers does not keep the items of the other', upto = '0.11',
    function(start)
      project.write(start.folder .. '/handoff.md', project.handoff)
      local nvim = start({ file = 'handoff.md' })
      nvim:wait_for_server()
      start_slow_server(nvim)
      nvim:go_to('[CLEAN')
      expect.same('the menu', complete(nvim, 'a'), { 'CLEAN', 'DIRTY' })
      nvim:wait('the word alone', function()
        return nvim:lines()[9] == '- **Git Status:** CLEAN'
      end)
    end },

  { 'the items of a server that is late come in as well', upto = '0.11', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_server()
    start_slow_server(nvim, 3000)
    nvim:go_to('[CLEAN')
    nvim:keys('C<C-x><C-o>')
    expect.same('the menu', nvim:wait_for_menu(), { 'CLEAN', 'DIRTY' })
    nvim:wait('the other item', function()
      return vim.tbl_contains(nvim:wait_for_menu(), 'CLEANED')
    end)
    nvim:keys('<C-n><C-n><C-y><Esc>')
    nvim:wait('the value', function()
      return nvim:lines()[9] == '- **Git Status:** DIRTY'
    end)
  end },

  { 'a missing section comes with its body', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    expect.has('the menu', complete(nvim, 'Go## Warn'), 'Warnings & Cautions')
    nvim:wait_for_text('\n## Warnings & Cautions\n- [WARNING_1] - [MITIGATION]\n- [WARNING_2]')
    nvim:keys('<Esc>')
  end },

  { 'a cancelled completion leaves the text as it was', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_server()
    nvim:go_to('[CLEAN')
    nvim:keys('a<C-x><C-o>')
    nvim:wait_for_menu()
    nvim:keys('<C-e><Esc>')
    nvim:wait_lua('normal mode', "return vim.fn.mode() == 'n'")
    expect.same('the text', nvim:lines(), project.handoff)
  end },

  { 'ordinary Markdown is offered nothing', function(start)
    project.write(start.folder .. '/README.md', { '# Notes', '', '' })
    local nvim = start({ file = 'README.md' })
    nvim:wait_for_server()
    nvim:watch('textDocument/completion')
    nvim:keys('Gihandoff<C-x><C-o>')
    nvim:wait_for_answer()
    expect.same('the menu is shown', nvim:lua('return vim.fn.pumvisible()'), 0)
    nvim:keys('!<Esc>')
    nvim:wait('the text as typed', function()
      return nvim:lines()[3] == 'handoff!'
    end)
  end },
}
