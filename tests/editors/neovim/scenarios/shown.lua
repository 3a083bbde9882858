-- What is drawn into the text: lenses, hints, colours and folds.
local expect = require('expect')
local project = require('project')

local wishes = [[{ settings = { handoff = {
  codeLens = { openSlots = true }, inlayHints = { wanted = true },
} } }]]

local function start_on(start, options)
  project.write(start.folder .. '/handoff.md', project.handoff)
  local nvim = start(vim.tbl_extend('force', { file = 'handoff.md' }, options or {}))
  nvim:wait_for_finding('9:19 unresolved-placeholder')
  return nvim
end

--- The virtual texts of the buffer, "LINE text" each; not those of findings.
local virtual_texts = [[
  local shown = {}
  for name, namespace in pairs(vim.api.nvim_get_namespaces()) do
    local marks = name:find('diagnostic') and {}
      or vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })
    for _, mark in ipairs(marks) do
      local details = mark[4]
      local chunks = details.virt_text or vim.tbl_get(details, 'virt_lines', 1) or {}
      local text = vim.trim(table.concat(vim.tbl_map(function(chunk) return chunk[1] end, chunks)))
      if text ~= '' then
        table.insert(shown, ('%d %s'):format(mark[2] + 1, text))
      end
    end
  end
  return shown]]

local function wait_for_virtual_text(nvim, wanted)
  nvim:wait('the text beside the line: ' .. wanted, function()
    return vim.tbl_contains(nvim:lua(virtual_texts), wanted)
  end)
end

local show_lenses = [[
  if vim.lsp.codelens.enable then
    vim.lsp.codelens.enable(true)
  else
    vim.lsp.codelens.refresh()
  end]]

return {
  { 'lenses say how much is open', from = '0.10', function(start)
    local nvim = start_on(start, { setup = wishes })
    nvim:lua(show_lenses)
    wait_for_virtual_text(nvim, '3 3 open')
    wait_for_virtual_text(nvim, '8 1 open')
  end },

  { 'a lens leads to what is open', from = '0.10', function(start)
    local nvim = start_on(start, { setup = wishes })
    nvim:lua(show_lenses)
    wait_for_virtual_text(nvim, '8 1 open')
    nvim:go_to('### Environment')
    nvim:keys('$')
    nvim:lua('vim.lsp.codelens.run()')
    nvim:wait_for_cursor(9, 19)
  end },

  { 'hints say what is wanted in a slot', from = '0.10', function(start)
    local nvim = start_on(start, { setup = wishes })
    nvim:lua('vim.lsp.inlay_hint.enable(true)')
    wait_for_virtual_text(nvim, '9 choose CLEAN or DIRTY')
    nvim:go_to('[CLEAN')
    nvim:keys('CCLEAN<Esc>')
    nvim:wait('the hint to be gone', function()
      return not vim.tbl_contains(nvim:lua(virtual_texts), '9 choose CLEAN or DIRTY')
    end)
  end },

  { 'hints say what changed in a listed file', from = '0.10', function(start)
    project.write(start.folder .. '/handoff.md', {
      '# Session Handoff', '',
      '## Session Summary', '### Files Modified', '- `count.c` - counts', '',
      '## Current State', '### Environment State', '- **Git Status:** [CLEAN/DIRTY]',
    })
    local nvim = start({ file = 'handoff.md', setup = [[{ settings = { handoff = {
      inlayHints = { changes = true },
    } } }]] })
    nvim:wait_for_finding('9:19 unresolved-placeholder')
    nvim:lua('vim.lsp.inlay_hint.enable(true)')
    wait_for_virtual_text(nvim, '5 new, +1')
  end },

  { 'neither where nobody wants them', from = '0.10', function(start)
    local nvim = start_on(start)
    nvim:watch('textDocument/inlayHint')
    nvim:lua('vim.lsp.inlay_hint.enable(true)')
    nvim:wait_for_answer()
    nvim:watch('textDocument/codeLens')
    nvim:lua(show_lenses)
    nvim:wait_for_answer()
    expect.same('the texts', nvim:lua(virtual_texts), {})
  end },

  { 'labels and open slots have colours of their own', from = '0.10', function(start)
    local nvim = start_on(start)
    local types = nvim:wait_lua('tokens', [[
      local found = {}
      for column = 0, #vim.fn.getline(9) - 1 do
        for _, token in ipairs(vim.lsp.semantic_tokens.get_at_pos(0, 8, column) or {}) do
          found[token.type] = vim.fn.getline(9):sub(token.start_col + 1, token.end_col)
        end
      end
      return next(found) and found]])
    expect.same('the tokens', types, { property = 'Git Status', macro = '[CLEAN/DIRTY]' })
  end },

  { 'sections fold', from = '0.11', function(start)
    local nvim = start_on(start)
    nvim:command("setlocal foldmethod=expr foldexpr=v:lua.vim.lsp.foldexpr() foldlevel=9")
    nvim:wait_lua('the fold', 'return vim.fn.foldlevel(5) > vim.fn.foldlevel(3)')
    nvim:command('normal! 4Gzc')
    expect.same('the closed fold', nvim:lua([[
      return { vim.fn.foldclosed(5), vim.fn.foldclosedend(5) }]]), { 4, 6 })
  end },
}
