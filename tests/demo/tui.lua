-- The handoff in the hands of a person: the server attached, keys for what it can do, and a note
-- that names them.
local editor = require('editor')
local tui = {}

local note = {
  ' Insert mode   <C-x><C-o>  complete: the template, sections, items ',
  '               <C-y>       take what is selected',
  ' Normal mode   ga          code actions: fill, insert, choose',
  '               K           what belongs here, and what git says',
  '               ]d  [d      next and previous finding',
  '               :q!         leave',
}

local before -- the line and the cursor that completion was asked for
local offered

--- An 'omnifunc' for what Neovim's own cannot: items of many lines in 0.7, and their edits.
function tui.complete(find_start, base)
  if find_start == 1 then
    offered = editor.completions()
    local cursor = vim.api.nvim_win_get_cursor(0)
    before = { line = vim.api.nvim_get_current_line(), cursor = cursor }
    local first = offered[1] and offered[1].textEdit.range.start.character
    return first and vim.str_byteindex(before.line, first, true) or -3
  end
  local shown = {}
  for _, item in ipairs(offered) do
    local word = item.filterText or item.label
    if vim.startswith(word, base) then
      shown[#shown + 1] = { word = word, abbr = item.label, menu = item.detail, user_data = item }
    end
  end
  return shown
end

--- Puts an item's edit in the place of the word that stood for it.
local function take()
  local item = vim.v.completed_item.user_data
  if type(item) ~= 'table' then
    return
  end
  vim.api.nvim_set_current_line(before.line)
  vim.api.nvim_win_set_cursor(0, before.cursor)
  editor.accept(item)
  if item.insertTextFormat ~= 2 and item.textEdit.newText:find('\n') then
    vim.api.nvim_win_set_cursor(0, before.cursor)
  end
end

local function show_note()
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, true, note)
  local width = math.min(#note[1], vim.o.columns)
  vim.api.nvim_open_win(buffer, false, {
    relative = 'editor', anchor = 'SE', row = vim.o.lines - 2, col = vim.o.columns,
    width = width, height = #note, style = 'minimal', border = 'single', focusable = false,
  })
end

local function map(keys, action)
  vim.keymap.set('n', keys, action, { buffer = true })
end

editor.attach()
vim.o.completeopt = 'menuone,noselect'
vim.o.signcolumn = 'yes'
vim.bo.omnifunc = "v:lua.require'tui'.complete"
vim.diagnostic.config({ virtual_text = true })
vim.api.nvim_create_autocmd('CompleteDone', { buffer = 0, callback = take })
map('ga', vim.lsp.buf.code_action)
map('K', vim.lsp.buf.hover)
if vim.fn.has('nvim-0.10') == 0 then
  map(']d', vim.diagnostic.goto_next)
  map('[d', vim.diagnostic.goto_prev)
end
show_note()

return tui
