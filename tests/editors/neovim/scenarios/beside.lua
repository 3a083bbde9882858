-- Together with another Markdown server: remark, which reports, formats and acts.
local expect = require('expect')
local project = require('project')

local both = [[
vim.lsp.config('remark', {
  cmd = { '%s', '%s/server.mjs', '--stdio' },
  filetypes = { 'markdown' },
  root_markers = { '.git' },
  settings = { remark = { requireConfig = false } },
})
vim.lsp.enable({ 'remark', 'handoff_ls' })]]

--- Where each server reports something: sources, by "LINE:COLUMN".
local function reports(nvim)
  return nvim:lua([[
    local found = vim.empty_dict()
    for _, finding in ipairs(vim.diagnostic.get(0)) do
      local place = ('%d:%d'):format(finding.lnum + 1, finding.col + 1)
      found[place] = found[place] or {}
      table.insert(found[place], finding.source)
      table.sort(found[place])
    end
    return found]])
end

local function start_both(start, lines)
  project.write(start.folder .. '/handoff.md', lines or project.handoff)
  local modules = vim.env.MODULES
  return start({ file = 'handoff.md', init = both:format(vim.env.NODE, modules) })
end

local function wait_for_both(nvim, place)
  nvim:wait('findings of both at ' .. place, function()
    return vim.deep_equal(reports(nvim)[place], { 'handoff', 'remark-lint' })
  end)
end

return {
  { 'both report the same slot, and both take their finding back', function(start)
    local nvim = start_both(start)
    wait_for_both(nvim, '5:20')
    wait_for_both(nvim, '6:36')
    nvim:go_to('[CURRENT')
    nvim:keys('Cdone<Esc>')
    nvim:wait('the others only', function()
      return not reports(nvim)['5:20'] and vim.deep_equal(reports(nvim)['6:36'],
        { 'handoff', 'remark-lint' })
    end)
  end },

  { 'one goes to slots and fills in, the other formats', function(start)
    local lines = vim.list_extend({}, project.handoff)
    lines[5] = lines[5]:gsub('^%-', '+')
    local nvim = start_both(start, lines)
    wait_for_both(nvim, '6:36')
    nvim:lua("require('handoff_ls').next_slot()")
    nvim:wait_for_cursor(5, 20)
    nvim:keys(':HandoffFill<CR>')
    nvim:wait_for_text('**Git Status:** DIRTY')
    nvim:lua('vim.lsp.buf.format({ timeout_ms = 10000 })')
    nvim:wait_for_text('* **Active Task:**')
    expect.has('what was filled in', nvim:text(), '**Git Status:** DIRTY')
  end },

  { 'completion, hover and actions of one are not lost beside the other', function(start)
    local nvim = start_both(start)
    wait_for_both(nvim, '5:20')
    nvim:go_to('[CLEAN')
    nvim:lua('vim.lsp.buf.hover()')
    expect.has('the hover', nvim:wait_for_float(), 'DIRTY (1 modified')
    nvim:keys('a<C-x><C-o>')
    expect.same('the menu', nvim:wait_for_menu(), { 'CLEAN', 'DIRTY' })
    nvim:keys('<C-n><C-y><Esc>')
    nvim:wait('the value', function()
      return nvim:lines()[9] == '- **Git Status:** CLEAN'
    end)
  end },

  { 'a server that ends leaves the other', function(start)
    local nvim = start_both(start)
    wait_for_both(nvim, '5:20')
    nvim:lua("vim.lsp.enable('remark', false)")
    nvim:wait('findings of one', function()
      return vim.deep_equal(reports(nvim)['5:20'], { 'handoff' })
    end)
    nvim:go_to('[CURRENT')
    nvim:keys('Cdone<Esc>')
    nvim:wait('one less', function()
      return reports(nvim)['5:20'] == nil and reports(nvim)['6:36']
    end)
  end },
}
