-- Filling in what git knows, by the server's code action.
local client = require('handoff_ls.client')
local say = require('handoff_ls.say')

local M = {}

local kind = 'source.fillFromGit'

--- The edits of a document that lie in lines, from 1. The server's action is for the whole of it.
local function edits_in(edit, uri, first, last)
  local edits = vim.list_extend({}, edit.changes and edit.changes[uri] or {})
  for _, change in ipairs(edit.documentChanges or {}) do
    vim.list_extend(edits, change.textDocument and change.textDocument.uri == uri
      and change.edits or {})
  end
  return vim.tbl_filter(function(each)
    return each.range.start.line >= first - 1 and each.range['end'].line < last
  end, edits)
end

--- Calls back with the edit of an action, which the server may have left for later.
local function resolve(asked, action, bufnr, callback)
  if action.edit then
    return callback(action.edit)
  end
  client.request(asked, 'codeAction/resolve', action, bufnr, function(resolved)
    callback(resolved.edit or {})
  end)
end

local function fill(asked, bufnr, first, last)
  local tick = vim.api.nvim_buf_get_changedtick(bufnr)
  local document = vim.lsp.util.make_text_document_params(bufnr)
  local params = {
    textDocument = document,
    range = {
      start = { line = first - 1, character = 0 },
      ['end'] = { line = last, character = 0 },
    },
    context = { diagnostics = {}, only = { kind } },
  }
  client.request(asked, 'textDocument/codeAction', params, bufnr, function(actions)
    local action = type(actions) == 'table' and actions[1]
    if not action then
      return say.note('Nothing is open that git knows')
    end
    resolve(asked, action, bufnr, function(edit)
      local edits = edits_in(edit, document.uri, first, last)
      if vim.api.nvim_buf_get_changedtick(bufnr) ~= tick then
        say.fail('the document has changed meanwhile: try again')
      elseif #edits == 0 then
        say.note('Nothing is open here that git knows')
      else
        vim.lsp.util.apply_text_edits(edits, bufnr, asked.offset_encoding)
      end
    end)
  end)
end

--- Fills in lines of the current buffer, from 1; all without any.
function M.lines(first, last)
  local bufnr = vim.api.nvim_get_current_buf()
  client.for_buffer(bufnr, function(asked)
    fill(asked, bufnr, first or 1, last or vim.api.nvim_buf_line_count(bufnr))
  end)
end

return M
