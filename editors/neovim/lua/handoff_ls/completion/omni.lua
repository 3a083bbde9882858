-- Completion with Neovim 0.8 to 0.10, whose own 'omnifunc' drops items that do not begin with what
-- was typed, writes line breaks as NUL, and expands no snippets. All servers of the buffer are
-- asked.
local config = require('handoff_ls.config')
local position = require('handoff_ls.position')

local M = {}

local patience = 1000 -- milliseconds that the menu waits for a server, which may have died
local group = vim.api.nvim_create_augroup('handoff_ls_completion', {})
local builtin = 'v:lua.vim.lsp.omnifunc'
local own = "v:lua.require'handoff_ls.completion.omni'.omnifunc"
local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
local convert = vim.lsp._completion and vim.lsp._completion._lsp_to_complete_items
  or vim.lsp.util.text_document_completion_list_to_complete_items
local kinds = vim.lsp.protocol.CompletionItemKind
local snippet = vim.lsp.protocol.InsertTextFormat.Snippet

local function items_of(result)
  return result.items or result
end

--- Where a server's items begin: where its edits do, else at the word before the cursor.
local function start_of(items, where, encoding)
  local edit = items[1] and items[1].textEdit
  local range = edit and (edit.range or edit.insert)
  if range and range.start.line == where.row - 1 then
    return position.to_byte(where.line, range.start.character, encoding)
  end
  return vim.fn.match(where.line:sub(1, where.column), '\\k*$')
end

--- The items of handoff-ls that go on from what was typed, as complete() takes them.
local function own_matches(items, typed, where, encoding)
  local found = {}
  table.sort(items, function(a, b)
    return (a.sortText or a.label) < (b.sortText or b.label)
  end)
  for _, item in ipairs(items) do
    local word = item.filterText or item.label
    if vim.startswith(word:lower(), typed:lower()) then
      local documentation = item.documentation
      found[#found + 1] = {
        word = word,
        abbr = item.label,
        kind = kinds[item.kind],
        menu = item.detail,
        info = type(documentation) == 'table' and documentation.value or documentation,
        icase = 1,
        dup = 1,
        user_data = { handoff_ls = {
          text = item.textEdit.newText,
          is_snippet = item.insertTextFormat == snippet,
          tail = position.bytes_behind(item.textEdit.range, where, encoding),
        } },
      }
    end
  end
  return found
end

--- What one server answered: where its items begin, and the items.
local function matches_of(client, result, where)
  local items = items_of(result)
  local start = start_of(items, where, client.offset_encoding)
  local typed = where.line:sub(start + 1, where.column)
  if client.name == config.name then
    return { start = start, items = own_matches(items, typed, where, client.offset_encoding) }
  end
  return { start = start, items = convert(result, typed) }
end

--- Shows all items in one menu, which begins where the first of them does.
local function show(answers, where)
  local start, shown = where.column, {}
  for _, answer in ipairs(answers) do
    start = #answer.items > 0 and math.min(start, answer.start) or start
  end
  for _, answer in ipairs(answers) do
    local missing = where.line:sub(start + 1, answer.start)
    for _, item in ipairs(vim.deepcopy(answer.items)) do
      item.word = missing .. item.word
      if type(item.user_data) == 'table' and item.user_data.handoff_ls then
        item.user_data.handoff_ls.kept = #missing
      end
      shown[#shown + 1] = item
    end
  end
  vim.fn.complete(start + 1, shown)
end

local function is_there_still(bufnr, where)
  return vim.api.nvim_get_current_buf() == bufnr
    and vim.api.nvim_get_mode().mode:sub(1, 1) == 'i'
    and vim.api.nvim_get_current_line() == where.line
    and vim.api.nvim_win_get_cursor(0)[1] == where.row
end

local function completing(bufnr)
  return vim.tbl_filter(function(client)
    return client.server_capabilities.completionProvider ~= nil
  end, get_clients({ bufnr = bufnr }))
end

--- Asks the servers and shows what they say later, as Neovim's own 'omnifunc' does: once all have
--- answered. Those that are late are waited for no longer, and come in when they answer.
function M.omnifunc(find_start)
  local bufnr = vim.api.nvim_get_current_buf()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local where = { line = vim.api.nvim_get_current_line(), row = row, column = column }
  local clients = completing(bufnr)
  if #clients == 0 then
    return find_start == 1 and -3 or {}
  end
  local answers, waiting = {}, #clients
  local function show_once_complete()
    if waiting <= 0 and is_there_still(bufnr, where) then
      show(answers, where)
    end
  end
  for _, client in ipairs(clients) do
    local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
    client.request('textDocument/completion', params, function(problem, result)
      if not problem and result and is_there_still(bufnr, where) then
        answers[#answers + 1] = matches_of(client, result, where)
      end
      waiting = waiting - 1
      vim.schedule(show_once_complete)
    end, bufnr)
  end
  vim.defer_fn(function()
    if waiting > 0 then
      waiting = 0
      show_once_complete()
    end
  end, patience)
  return -2
end

--- Puts the text of an item in the place of the word that stood for it.
local function finish()
  local word = vim.v.completed_item.word
  local edit = vim.tbl_get(vim.v.completed_item, 'user_data', 'handoff_ls')
  if not edit then
    return
  end
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local first = column - #word + edit.kept
  vim.api.nvim_buf_set_text(0, row - 1, first, row - 1, column + edit.tail, { '' })
  vim.api.nvim_win_set_cursor(0, { row, first })
  if edit.is_snippet then
    return vim.snippet.expand(edit.text)
  end
  local lines = vim.split(edit.text, '\n', { plain = true })
  vim.api.nvim_buf_set_text(0, row - 1, first, row - 1, first, lines)
  local last = row + #lines - 1
  vim.api.nvim_win_set_cursor(0, { last, #lines[#lines] + (#lines == 1 and first or 0) })
end

function M.enable(_, bufnr)
  if vim.bo[bufnr].omnifunc == '' or vim.bo[bufnr].omnifunc == builtin then
    vim.bo[bufnr].omnifunc = own
  end
  vim.api.nvim_clear_autocmds({ group = group, buffer = bufnr })
  vim.api.nvim_create_autocmd('CompleteDone', { group = group, buffer = bufnr, callback = finish })
end

return M
