-- Where things are: symbols, definitions, references and new names.
local expect = require('expect')
local project = require('project')

local lines = {
  '# Session Handoff',
  '',
  '## Session Summary',
  '### Files Modified',
  '- `count.c:1` - says what it counts',
  '',
  '## Current State',
  '### Work in Progress',
  '- **Active Task:** Count by the river',
  '- **Next Step:** [IMMEDIATE_NEXT_ACTION]',
  '',
  '### Environment State',
  '- **Git Status:** CLEAN',
  '',
  '## Task Status',
  '### In Progress',
  '- [ ] Count by the river (Progress: half)',
  '',
  'More in [the state](#environment-state).',
}

local function start_on(start)
  project.write(start.folder .. '/handoff.md', lines)
  local nvim = start({ file = 'handoff.md' })
  nvim:wait_for_finding('10:18 unresolved-placeholder')
  return nvim
end

--- What a list shows, "LINE text" each, once there is something in it.
local function wait_for_list(nvim, list)
  return nvim:wait_lua('the list', ([[
    local items = vim.tbl_map(function(item)
      return ('%%d %%s'):format(item.lnum, item.text)
    end, %s)
    return #items > 0 and items]]):format(list))
end

return {
  { 'the outline lists sections and labels', function(start)
    local nvim = start_on(start)
    nvim:lua('vim.lsp.buf.document_symbol()')
    local list = nvim.is_native and 'vim.fn.getloclist(0)' or 'vim.fn.getqflist()'
    local shown = table.concat(wait_for_list(nvim, list), '\n')
    expect.has('the outline', shown, '7 [String] Current State')
    expect.has('the outline', shown, '9 [Field] Active Task')
  end },

  { 'symbols of all handoffs are found by their names', function(start)
    project.write(start.folder .. '/other-handoff.md', lines)
    local nvim = start_on(start)
    nvim:lua("vim.lsp.buf.workspace_symbol('git status')")
    local shown = wait_for_list(nvim, 'vim.fn.getqflist()')
    expect.same('how many', #shown, 2)
    expect.has('the first', shown[1], '13 [Field] Git Status')
  end },

  { 'definition leads to the line of a file', function(start)
    local nvim = start_on(start)
    nvim:go_to('count.c')
    nvim:lua('vim.lsp.buf.definition()')
    nvim:wait('the file', function()
      return nvim:lines()[1] == 'int count = 1;'
    end)
    nvim:wait_for_cursor(1, 1)
  end },

  { 'hover on a commit says what it is', function(start)
    local commit = vim.fn.system({ 'git', '-C', start.folder, 'rev-parse', '--short=10', 'HEAD' })
    local with_commit = vim.list_extend({}, lines)
    with_commit[9] = '- **Active Task:** Go on from `' .. vim.trim(commit) .. '`'
    project.write(start.folder .. '/handoff.md', with_commit)
    local nvim = start({ file = 'handoff.md' })
    nvim:wait_for_finding('10:18 unresolved-placeholder')
    nvim:go_to(vim.trim(commit))
    nvim:lua('vim.lsp.buf.hover()')
    expect.has('the hover', nvim:wait_for_float(), 'Count what is open')
  end },

  { 'a task has references, and is renamed everywhere', function(start)
    local nvim = start_on(start)
    nvim:go_to('Count by')
    nvim:lua('vim.lsp.buf.references()')
    expect.same('the references', wait_for_list(nvim, 'vim.fn.getqflist()'), {
      '9 ' .. lines[9], '17 ' .. lines[17],
    })
    nvim:command('cclose')
    nvim:lua("vim.lsp.buf.rename('Count by the sea')")
    nvim:wait_for_text('**Active Task:** Count by the sea\n')
    nvim:wait_for_text('- [ ] Count by the sea (Progress: half)\n')
  end },

  { 'a section is renamed with the links to it', function(start)
    local nvim = start_on(start)
    nvim:go_to('Environment')
    nvim:lua("vim.lsp.buf.rename('Environment')")
    nvim:wait_for_text('### Environment\n')
    nvim:wait_for_text('[the state](#environment)')
    nvim:command('write')
    expect.same('what is saved', vim.fn.readfile(start.folder .. '/handoff.md')[12],
      '### Environment')
  end },
}
