-- New handoffs, and the list of what is open in all.
local expect = require('expect')
local project = require('project')

local function exists(start, file)
  return vim.fn.filereadable(start.folder .. '/' .. file) == 1
end

return {
  { ':HandoffNew opens the next handoff, filled and unwritten', function(start)
    local nvim = start()
    nvim:keys(':HandoffNew<CR>')
    nvim:wait_for_text('**Git Status:** DIRTY (1 modified')
    expect.same('the name', nvim:lua("return vim.fn.expand('%:t')"), 'session-handoff.md')
    expect.same('is modified', nvim:lua('return vim.bo.modified'), true)
    expect.same('is written', exists(start, 'session-handoff.md'), false)
    nvim:wait('the cursor on an open slot', function()
      local cursor = nvim:cursor()
      local line = nvim:lines()[cursor[1]]
      return line:sub(cursor[2]):match('^%[%u')
    end)
    nvim:wait_for_server()
    expect.same('servers', nvim:clients(true), 1)
    nvim:command('write')
    expect.same('is written', exists(start, 'session-handoff.md'), true)
  end },

  { ':HandoffNew goes on from the names that are there, in a folder', function(start)
    project.write(start.folder .. '/part/docs/handoff-07.md', project.handoff)
    local nvim = start({ file = 'count.c' })
    nvim:keys(':set nohidden<CR>Ochanged<Esc>:HandoffNew part<CR>')
    nvim:wait_for_text('**Git Status:** DIRTY')
    local name = nvim:lua("return vim.fn.expand('%:p')")
    expect.has('the name', name, '/project/part/docs/handoff-08.md')
    nvim:command('set nomodified')
  end },

  { ':HandoffNew never replaces what is there already', function(start)
    local nvim = start()
    nvim:keys(':HandoffNew<CR>')
    nvim:wait_for_text('**Git Status:** DIRTY')
    nvim:keys('ggOmine<Esc>')
    nvim:wait_for_text('mine\n# Session Handoff')
    nvim:command('enew')
    nvim:keys(':HandoffNew<CR>')
    nvim:wait_for_message('session-handoff.md is there already')
    expect.same('the first line', nvim:lines()[1], 'mine')
    nvim:command('set nomodified')
  end },

  { ':HandoffNew in a folder that nothing marks has one server', function(start)
    local folder = start.folder .. '/../unmarked'
    project.write(folder .. '/handoff.md', project.handoff)
    local nvim = start()
    nvim:lua("require('handoff_ls').new(...)", folder)
    nvim:wait_for_text('## Task Status')
    nvim:wait_for_server()
    expect.same('servers', nvim:clients(true), 1)
    nvim:command('set nomodified')
    nvim:open(folder .. '/handoff.md')
    nvim:wait_for_finding('9:19 unresolved-placeholder')
    nvim:keys(':HandoffNew ' .. folder .. '/<CR>')
    nvim:wait_for_message('is there already')
    expect.same('servers', nvim:clients(true), 1)
  end },

  { ':HandoffNew opens where it was asked for, without taking other windows over', function(start)
    project.write(start.folder .. '/notes.md', { 'mine' })
    local nvim = start({ file = 'count.c' })
    nvim:lua([[
      vim.cmd('HandoffNew')
      vim.cmd('split notes.md')]])
    nvim:wait_lua('the handoff in the other window', [[
      return vim.fn.bufname(vim.fn.winbufnr(2)):find('session%-handoff%.md$')]])
    nvim:wait_lua('its cursor', 'return vim.fn.line(".", vim.fn.win_getid(2)) > 1')
    expect.same('the window', nvim:lua("return vim.fn.expand('%:t')"), 'notes.md')
  end },

  { ':HandoffNew takes no window where its own has another buffer by now', function(start)
    local nvim = start({ file = 'count.c' })
    nvim:lua([[
      vim.cmd('HandoffNew')
      vim.cmd('edit notes.md')]])
    nvim:wait_for_note('session-handoff.md is in the buffer list. Filled in from git')
    expect.same('the window', nvim:lua("return vim.fn.expand('%:t')"), 'notes.md')
    nvim:command('buffer session-handoff.md')
    expect.has('the handoff', nvim:text(), '**Git Status:** DIRTY (1 modified')
    nvim:wait_for_server()
    expect.same('servers', nvim:clients(true), 1)
  end },

  { ':HandoffNew leaves alone who writes meanwhile', function(start)
    local nvim = start({ file = 'count.c' })
    nvim:keys(':HandoffNew<CR>ostatic int open;')
    nvim:wait_for_note('session-handoff.md is in the buffer list')
    nvim:keys('<Esc>')
    expect.same('what was written', nvim:lines(), { 'int count = 1;', 'static int open;' })
  end },

  { ':HandoffNew names a folder that is not there', function(start)
    local nvim = start()
    nvim:keys(':HandoffNew nowhere<CR>')
    nvim:wait_for_message('there is no folder nowhere')
  end },

  { ':HandoffCheck lists all handoffs, open ones as they are in the editor', function(start)
    project.write(start.folder .. '/a/handoff.md', project.handoff)
    project.write(start.folder .. '/handoff.md', project.handoff)
    project.write(start.folder .. '/README.md', { '# Notes', '- [LIKE_THIS]' })
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_finding('9:19 unresolved-placeholder')
    nvim:keys(':5substitute/\\[.*/to count/<CR>:HandoffCheck<CR>')
    nvim:wait_lua('the list', "return vim.bo.buftype == 'quickfix'")
    expect.same('open slots', nvim:lua([[
      local open = vim.tbl_filter(function(entry)
        return entry.text:find('IMMEDIATE') or entry.text:find('^Active Task')
          or entry.text:find('^Next Step') or entry.text:find('^Git Status')
      end, vim.fn.getqflist())
      return vim.tbl_map(function(entry)
        local name = vim.fn.fnamemodify(vim.fn.bufname(entry.bufnr), ':.')
        return ('%s:%d:%d %s'):format(name, entry.lnum, entry.col, entry.type)
      end, open)]]), {
      'a/handoff.md:5:20 W', 'a/handoff.md:6:36 W', 'a/handoff.md:9:19 W',
      'handoff.md:6:36 W', 'handoff.md:9:19 W',
    })
    nvim:command('cclose | set nomodified')
  end },

  { ':HandoffCheck lists no hints, and counts them', function(start)
    project.write(start.folder .. '/handoff.md', vim.fn.readfile(start.template))
    local nvim = start()
    nvim:keys(':HandoffCheck<CR>')
    nvim:wait_for_note('1 finding in 1 handoff, and 82 hints that the list leaves out')
    expect.same('the list', nvim:lua([[
      return vim.tbl_map(function(entry)
        return ('%d %s'):format(entry.lnum, entry.text)
      end, vim.fn.getqflist())]]), { '1 This handoff is still a form: 82 of its slots are open.' })
  end },

  { 'a new handoff begins with the template where that is wanted', function(start)
    local nvim = start({ file = 'handoff.md', setup = '{ template_on_new = true }' })
    nvim:wait_for_text('**Git Status:** DIRTY')
    nvim:command('write')
    nvim:open('notes.md')
    nvim:wait_for_server()
    nvim:open('docs/handoffs/today.md')
    nvim:wait_for_text('**Git Status:** DIRTY')
    nvim:command('set nomodified | edit notes.md')
    expect.same('ordinary Markdown', nvim:lines(), { '' })
  end },

  { 'a new handoff begins with the template that its project binds to its name', function(start)
    project.write(start.folder .. '/.handoff/templates/incident.md',
      { '# Incident', '', '## Search', '- **Cause:** [CAUSE]' })
    project.write(start.folder .. '/.handoff.json',
      { '{ "files": { "incidents/*.md": "incident" } }' })
    local nvim = start({ file = 'incidents/fire.md', setup = '{ template_on_new = true }' })
    nvim:wait_for_text('# Incident\n\n## Search\n- **Cause:** [CAUSE]')
    nvim:wait_for_finding('4:14 unresolved-placeholder')
    nvim:open('handoff.md')
    nvim:wait_for_text('# Session Handoff\n')
    nvim:command('set nomodified')
  end },

  { 'the template of new handoffs is switched off as it was switched on', function(start)
    local nvim = start({ file = 'handoff.md', setup = '{ template_on_new = true }' })
    nvim:wait_for_text('**Git Status:** DIRTY')
    nvim:command('write')
    nvim:lua("require('handoff_ls').setup({ template_on_new = false })")
    nvim:watch('handoff/newHandoff')
    nvim:open('handoff-2.md')
    nvim:wait_for_finding('1:1 missing-sections')
    expect.same('the template was asked for', nvim:times_asked(), 0)
    expect.same('the file', nvim:lines(), { '' })
    nvim:lua("require('handoff_ls').setup({ template_on_new = true })")
    nvim:open('handoff-3.md')
    nvim:wait_for_text('**Git Status:** DIRTY')
  end },

  { 'a new handoff is empty where the template is switched off', function(start)
    local nvim = start({ file = 'handoff.md', init = [[
      vim.g.handoff_ls = { template_on_new = false }
      if vim.lsp.config then
        vim.lsp.enable('handoff_ls')
      else
        require('handoff_ls').setup()
      end]] })
    nvim:wait_for_finding('1:1 missing-sections')
    nvim:watch('handoff/newHandoff')
    nvim:open('handoff-2.md')
    nvim:wait_for_finding('1:1 missing-sections')
    expect.same('the template was asked for', nvim:times_asked(), 0)
    expect.same('the file', nvim:lines(), { '' })
  end },
}
