-- Writing: what Enter begins, formatting, tasks and sections that move, links and highlights.
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
  '## Task Status',
  '### Completed This Session',
  '- [ ] Begin to count',
  '',
  '### In Progress',
  '- [ ] Count by the river (Progress: half)',
  '',
  '### Environment State',
  '- **Git Status:** CLEAN',
  '',
  '### Next Priority Tasks',
  '1. Count by the sea',
  '2. Count in the hills',
}

local function start_on(start)
  project.write(start.folder .. '/handoff.md', lines)
  local nvim = start({ file = 'handoff.md' })
  nvim:wait_for_finding('10:18 unresolved-placeholder')
  return nvim
end

--- Begins with a whole handoff, in which these texts, {from, to} each, were replaced.
local function start_on_whole(start, changes)
  local text = table.concat(vim.fn.readfile(start.root .. '/tests/data/filled.md'), '\n')
  for _, change in ipairs(changes) do
    local first, last = text:find(change[1], 1, true)
    text = text:sub(1, first - 1) .. change[2] .. text:sub(last + 1)
  end
  project.write(start.folder .. '/handoff.md', vim.split(text, '\n'))
  local nvim = start({ file = 'handoff.md' })
  nvim:wait_for_server()
  return nvim, text
end

local function act(nvim, text, title)
  nvim:go_to(text)
  nvim:lua([[
    local title = ...
    vim.lsp.buf.code_action({ apply = true, filter = function(action)
      return action.title:find(title, 1, true) ~= nil
    end })]], title)
end

--- Waits until lines from a number on are these.
local function wait_for_lines(nvim, first, wanted)
  nvim:wait(('line %d: %s'):format(first, vim.inspect(wanted)), function()
    return vim.deep_equal(vim.list_slice(nvim:lines(), first, first + #wanted - 1), wanted)
  end)
end

return {
  { 'Enter behind an item begins the next one', from = '0.12', function(start)
    local nvim = start_on(start)
    nvim:lua('vim.lsp.on_type_formatting.enable()')
    nvim:go_to('Begin to count')
    nvim:keys('A<CR>')
    wait_for_lines(nvim, 14, { '- [ ] Begin to count', '- [x] ', '' })
    nvim:wait_for_cursor(15, 7)
    nvim:keys('Count on<Esc>')
    wait_for_lines(nvim, 15, { '- [x] Count on' })
    nvim:go_to('Count in the hills')
    nvim:keys('A<CR>')
    wait_for_lines(nvim, 26, { '3. ' })
    nvim:keys('Count at home<Esc>')
    wait_for_lines(nvim, 26, { '3. Count at home' })
  end },

  { 'Enter on an empty item ends the list', from = '0.12', function(start)
    local nvim = start_on(start)
    nvim:lua('vim.lsp.on_type_formatting.enable()')
    nvim:go_to('Begin to count')
    nvim:keys('A<CR>')
    wait_for_lines(nvim, 15, { '- [x] ' })
    nvim:keys('<CR>')
    wait_for_lines(nvim, 14, { '- [ ] Begin to count', '', '' })
    nvim:keys('<Esc>')
  end },

  { 'formatting mends headings and numbers, and can be undone', function(start)
    local nvim, text = start_on_whole(start, {
      { '### Recent Decisions', '###  Recent Decisions' },
      { '2. Turn buffering', '5. Turn buffering' },
    })
    nvim:lua('vim.lsp.buf.format({ timeout_ms = 10000 })')
    local formatted = text:gsub('###  Recent', '### Recent'):gsub('5%. Turn', '2. Turn')
    expect.same('the text', nvim:text(), formatted)
    nvim:lua('vim.lsp.buf.format({ timeout_ms = 10000 })')
    expect.same('the text, formatted again', nvim:text(), formatted)
    nvim:command('undo')
    expect.same('the text as it was', nvim:text(), text)
  end },

  { 'formatting a range leaves the rest', function(start)
    local nvim, text = start_on_whole(start, {
      { '### Recent Decisions', '###  Recent Decisions' },
      { '### In Progress', '###  In Progress' },
    })
    nvim:go_to('###  Recent')
    nvim:lua([[
      local line = vim.fn.line('.')
      vim.lsp.buf.format({ timeout_ms = 10000,
        range = { start = { line, 0 }, ['end'] = { line + 1, 0 } } })]])
    expect.same('the text', nvim:text(), (text:gsub('###  Recent', '### Recent')))
  end },

  { 'the other places of a task are highlighted', function(start)
    local nvim = start_on(start)
    nvim:go_to('Count by the river')
    nvim:lua('vim.lsp.buf.document_highlight()')
    local shown = nvim:wait_lua('highlights', [[
      local found = {}
      for name, namespace in pairs(vim.api.nvim_get_namespaces()) do
        local marks = name:find('lsp[._]references')
          and vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true }) or {}
        for _, mark in ipairs(marks) do
          table.insert(found, ('%d:%d-%d'):format(mark[2] + 1, mark[3] + 1, mark[4].end_col))
        end
      end
      return #found > 0 and found]])
    expect.same('the places', shown, { '9:20-37', '17:7-24' })
  end },

  { 'gx opens the file that is named', from = '0.12', function(start)
    local nvim = start_on(start)
    nvim:lua('vim.ui.open = function(target) _G.opened = target return nil, nil end')
    nvim:go_to('count.c')
    nvim:keys('gx')
    local opened = nvim:wait_lua('what is opened', 'return opened')
    expect.has('the target', opened, '/project/count.c')
  end },

  { 'a task is ticked, and moved to the completed ones', function(start)
    local nvim = start_on(start)
    act(nvim, '[ ] Begin', 'Tick this task')
    wait_for_lines(nvim, 14, { '- [x] Begin to count' })
    act(nvim, 'by the river (', 'Move "Count by the river"')
    wait_for_lines(nvim, 14, {
      '- [x] Begin to count', '- [x] Count by the river (Progress: half)', '',
    })
  end },

  { 'a section that is misplaced moves to its place', function(start)
    local nvim, text = start_on_whole(start, {})
    nvim:command('/^### Blocking/,/^### Environment/-1 move /^### In Progress/-1')
    nvim:go_to('### Blocking')
    nvim:wait_for_finding(('%d:1 misplaced-section'):format(nvim:cursor()[1]))
    act(nvim, '### Blocking', 'Move section "Blocking Issues" to its place')
    nvim:wait('the text as it was', function()
      return nvim:text() == text
    end)
  end },
}
