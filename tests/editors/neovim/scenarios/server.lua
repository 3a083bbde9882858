-- Neovim 0.7 has no plugin: the server alone, as docs/editors/neovim.md says.
local expect = require('expect')
local project = require('project')

--- What the page tells users of 0.7 to write.
local function init(start)
  local page = table.concat(vim.fn.readfile(start.root .. '/docs/editors/neovim.md'), '\n')
  return page:match('Neovim 0%.7.-```lua\n(.-)```')
end

local function is_from_template(lines)
  return vim.tbl_contains(lines, '### Blocking Issues')
end

return {
  { 'the server alone: findings, hover, fill', from = '0.7', upto = '0.8', function(start)
    local nvim = start({ init = init(start), file = 'handoff.md' })
    nvim:wait_for_finding('1:1 missing-sections')
    nvim:lua('vim.api.nvim_buf_set_lines(0, 0, -1, false, ...)', project.handoff)
    nvim:wait_for_finding('9:19 unresolved-placeholder')
    nvim:go_to('[CLEAN')
    nvim:lua('vim.lsp.buf.hover()')
    expect.has('the hover', nvim:wait_for_float(), 'DIRTY')
    nvim:lua([[vim.ui.select = function(items, _, choose)
      for _, item in ipairs(items) do
        if item[2].title == 'Fill everything that git knows' then
          return choose(item)
        end
      end
    end]])
    nvim:lua('vim.lsp.buf.code_action()')
    nvim:wait_for_text('**Git Status:** DIRTY')
    nvim:wait_for_finding('9:19 unresolved-placeholder', true)
  end },

  { 'the server alone: a form has findings', from = '0.7', upto = '0.8', function(start)
    project.write(start.folder .. '/handoff.md', vim.fn.readfile(start.template))
    local nvim = start({ init = init(start), file = 'handoff.md' })
    expect.same('the form', is_from_template(nvim:lines()), true)
    nvim:wait_for_finding('3:17 unresolved-placeholder')
  end },

  { 'the server alone: one for several buffers, and another when it was killed', from = '0.7',
    upto = '0.8', function(start)
      project.write(start.folder .. '/handoff.md', project.handoff)
      project.write(start.folder .. '/handoff-2.md', project.handoff)
      project.write(start.folder .. '/README.md', { '# Notes', '', '- [LIKE_THIS]' })
      local nvim = start({ init = init(start), file = 'README.md' })
      nvim:wait_for_server()
      nvim:open('handoff.md')
      nvim:wait_for_finding('9:19 unresolved-placeholder')
      nvim:open('handoff-2.md')
      nvim:wait_for_finding('9:19 unresolved-placeholder')
      expect.same('servers', nvim:clients(true), 1)
      nvim:kill_server()
      nvim:wait_for_finding('9:19 unresolved-placeholder', true)
      nvim:command('edit')
      nvim:wait_for_finding('9:19 unresolved-placeholder')
      nvim:command('buffer README.md')
      expect.same('findings in ordinary Markdown', nvim:findings(), {})
    end },

  { 'the server alone: completion of a value', from = '0.7', upto = '0.8', function(start)
    project.write(start.folder .. '/handoff.md', project.handoff)
    local nvim = start({ init = init(start), file = 'handoff.md' })
    nvim:wait_for_server()
    nvim:go_to('[CLEAN')
    nvim:keys('C<C-x><C-o>')
    expect.same('the menu', nvim:wait_for_menu(), { 'CLEAN', 'DIRTY' })
    nvim:keys('<C-n><C-n><C-y><Esc>')
    nvim:wait('the value', function()
      return nvim:lines()[9] == '- **Git Status:** DIRTY'
    end)
  end },

  { 'the server alone: the plugin loads and does nothing', from = '0.7', upto = '0.8',
    function(start)
      local nvim = start({ init = '' })
      expect.same('a command', nvim:lua("return vim.fn.exists(':HandoffNew')"), 0)
    end },
}
