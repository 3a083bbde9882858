-- Together with another Markdown server: that of VS Code, which reports, completes, explains, leads
-- on, lists and acts.
local expect = require('expect')
local project = require('project')

--- What starts the other server and this one, as users of each version do it.
local both = [[
local cmd = { '%s', '%s/markdown.mjs' }
local settings = { markdown = {
  suggest = { paths = { enabled = true } },
  validate = {
    enabled = true, ignoredLinks = {}, fileLinks = { enabled = 'warning' },
    fragmentLinks = { enabled = 'warning' }, referenceLinks = { enabled = 'warning' },
    unusedLinkDefinitions = { enabled = 'hint' },
    duplicateLinkDefinitions = { enabled = 'warning' },
  },
} }
if vim.lsp.config then
  vim.lsp.config('markdown',
    { cmd = cmd, filetypes = { 'markdown' }, root_markers = { '.git' }, settings = settings })
  vim.lsp.enable({ 'markdown', 'handoff_ls' })
else
  vim.api.nvim_create_autocmd('FileType', { pattern = 'markdown', callback = function(event)
    if vim.bo[event.buf].buftype == '' then
      vim.lsp.start({
        name = 'markdown', cmd = cmd, root_dir = vim.fn.getcwd(), settings = settings,
      }, { bufnr = event.buf })
    end
  end })
  require('handoff_ls').setup()
end]]

local lines = {
  '# Session Handoff',
  '',
  '## Session Summary',
  '### Files Modified',
  '- `count.c:1` - says what it counts',
  '',
  '## Current State',
  '### Work in Progress',
  '- **Active Task:** [CURRENT_TASK]',
  '- **Next Step:** read [nothing](absent.md) and see ![a drawing](count.png)',
  '',
  '### Environment State',
  '- **Git Status:** [CLEAN/DIRTY]',
  '',
  'More in [the state](#environment-state).',
}

--- Where something is reported: sources, by "LINE:COLUMN". That of VS Code names none.
local function reports(nvim)
  return nvim:lua([[
    local found = vim.empty_dict()
    for _, finding in ipairs(vim.diagnostic.get(0)) do
      local place = ('%d:%d'):format(finding.lnum + 1, finding.col + 1)
      found[place] = found[place] or {}
      table.insert(found[place], finding.source or 'markdown')
      table.sort(found[place])
    end
    return found]])
end

--- Waits until these sources, and no others, report something at a place.
local function wait_for_reports(nvim, place, ...)
  local sources = { ... }
  nvim:wait(('%s at %s'):format(vim.inspect(sources), place), function()
    return vim.deep_equal(reports(nvim)[place] or {}, sources)
  end)
end

local function start_both(start)
  project.write(start.folder .. '/handoff.md', lines)
  local nvim = start({ file = 'handoff.md', init = both:format(vim.env.NODE, vim.env.MODULES) })
  wait_for_reports(nvim, '10:33', 'markdown')
  wait_for_reports(nvim, '13:19', 'handoff')
  return nvim
end

--- Takes a code action, which is offered together with these.
local function act(nvim, title, others)
  nvim:lua([[
    _G.offered = nil
    local title = ...
    vim.ui.select = function(items, options, choose)
      _G.offered = vim.tbl_map(options.format_item, items)
      for _, item in ipairs(items) do
        if options.format_item(item):find(title, 1, true) then
          return choose(item)
        end
      end
    end
    vim.lsp.buf.code_action()]], title)
  local offered = table.concat(nvim:wait_lua('actions', 'return _G.offered'), '\n')
  for _, other in ipairs({ title, unpack(others) }) do
    expect.has('what is offered', offered, other)
  end
end

return {
  { 'both report the same slot, and both take their finding back', function(start)
    local nvim = start_both(start)
    wait_for_reports(nvim, '9:20', 'handoff')
    wait_for_reports(nvim, '9:21', 'markdown')
    nvim:lua("require('handoff_ls').next_slot()")
    nvim:wait_for_cursor(9, 20)
    nvim:keys('Cdone<Esc>')
    wait_for_reports(nvim, '9:20')
    wait_for_reports(nvim, '9:21')
    wait_for_reports(nvim, '13:19', 'handoff')
    wait_for_reports(nvim, '13:20', 'markdown')
  end },

  { 'one menu has the items of both', function(start)
    local nvim = start_both(start)
    nvim:command([[13 substitute/\*\* .*/** x/]])
    nvim:keys('A<BS>[](#<C-x><C-o>')
    local shown = nvim:wait_for_menu()
    for _, item in ipairs({ '#session-handoff', '#environment-state', 'CLEAN', 'DIRTY' }) do
      expect.has('the menu', shown, item)
    end
    nvim:keys('<C-e><Esc>')
  end },

  -- Neovim's own 'omnifunc' takes them wrongly where they begin at different columns, as here.
  { 'either can be taken from a menu of both', upto = '0.11', function(start)
    local nvim = start_both(start)
    for _, taken in ipairs({ { '#environment-state', '[](#environment-state' },
      { 'DIRTY', '[](#DIRTY' } }) do
      nvim:command([[13 substitute/\*\* .*/** x/]])
      nvim:keys('A<BS>[](#<C-x><C-o>')
      local shown = nvim:wait_for_menu()
      nvim:keys(('<C-n>'):rep(vim.fn.index(shown, taken[1]) + 1) .. '<C-y><Esc>')
      nvim:wait('the item ' .. taken[1], function()
        return nvim:lines()[13] == '- **Git Status:** ' .. taken[2]
      end)
    end
  end },

  { 'each completes where the other has nothing', function(start)
    local nvim = start_both(start)
    nvim:go_to('[CLEAN')
    nvim:keys('a<C-x><C-o>')
    expect.same('the menu', nvim:wait_for_menu(), { 'CLEAN', 'DIRTY' })
    nvim:keys('<C-n><C-y><Esc>')
    nvim:wait('the value', function()
      return nvim:lines()[13] == '- **Git Status:** CLEAN'
    end)
    nvim:keys('Go[see](#env<C-x><C-o>')
    expect.has('the menu', nvim:wait_for_menu(), '#environment-state')
    nvim:keys('<Esc>')
  end },

  { 'each explains what it knows', function(start)
    local nvim = start_both(start)
    nvim:go_to('[CLEAN')
    nvim:lua('vim.lsp.buf.hover()')
    expect.has('the hover', nvim:wait_for_float(), 'DIRTY (1 modified')
    nvim:keys('j')
    nvim:wait_for_no_float()
    nvim:go_to('count.png')
    nvim:lua('vim.lsp.buf.hover()')
    expect.has('the hover', nvim:wait_for_float(), 'count.png')
  end },

  { 'each leads where it knows the way', function(start)
    local nvim = start_both(start)
    nvim:go_to('(#environment')
    nvim:keys('l')
    nvim:lua('vim.lsp.buf.definition()')
    nvim:wait_for_cursor(12, 1)
    nvim:go_to('count.c:1')
    nvim:lua('vim.lsp.buf.definition()')
    nvim:wait('the file', function()
      return nvim:lines()[1] == 'int count = 1;'
    end)
  end },

  { 'the outlines of both are listed, one after the other', function(start)
    local nvim = start_both(start)
    nvim:lua('vim.lsp.buf.document_symbol()')
    nvim:wait('symbols of both', function()
      local shown = nvim:lua([[
        local get = vim.fn.has('nvim-0.11') == 1
          and function(what) return vim.fn.getloclist(0, what) end or vim.fn.getqflist
        local texts = {}
        for number = 1, get({ nr = '$' }).nr do
          for _, item in ipairs(get({ nr = number, items = true }).items) do
            table.insert(texts, item.text)
          end
        end
        return texts]])
      return vim.tbl_contains(shown, '[String] ### Work in Progress')
        and vim.tbl_contains(shown, '[Field] Active Task')
    end)
  end },

  { 'the actions of both are offered at once, and do what they say', function(start)
    local nvim = start_both(start)
    nvim:go_to('absent.md')
    act(nvim, 'Extract to link definition', { 'Fill everything that git knows' })
    nvim:wait_for_text('read [nothing][def] and see')
    nvim:wait_for_text('[def]: absent.md')
    wait_for_reports(nvim, '10:33')
    nvim:go_to('nothing][')
    act(nvim, 'Fill everything that git knows', { 'Extract to link definition' })
    nvim:wait_for_text('**Git Status:** DIRTY (1 modified')
    expect.has('the link', nvim:text(), '[def]: absent.md')
  end },

  { 'a server that ends leaves the other', function(start)
    local nvim = start_both(start)
    nvim:lua("vim.lsp.get_clients({ name = 'markdown' })[1]:stop(true)")
    nvim:wait_lua('its end', "return #vim.lsp.get_clients({ name = 'markdown' }) == 0")
    nvim:go_to('[CURRENT')
    nvim:keys('Cdone<Esc>')
    wait_for_reports(nvim, '9:20')
    wait_for_reports(nvim, '13:19', 'handoff')
  end },
}
