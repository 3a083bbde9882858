-- What git knows, filled into the document.
local clients = require('handoff_ls.client')
local say = require('handoff_ls.say')

local M = {}

local kind = 'source.fillFromGit'

--- The edits of one document, of those that lie in the given lines (from 1).
local function edits_within(edit, uri, first, last)
  local edits = edit.changes and edit.changes[uri] or {}
  for _, change in ipairs(edit.documentChanges or {}) do
    if change.textDocument and change.textDocument.uri == uri then
      vim.list_extend(edits, change.edits)
    end
  end
  return vim.tbl_filter(function(each)
    return each.range.start.line >= first - 1 and each.range['end'].line <= last - 1
  end, edits)
end

--- Calls back with the action's edit, which the server may not have told yet.
local function resolve(client, action, bufnr, callback)
  if action.edit then
    return callback(action.edit)
  end
  clients.request(client, 'codeAction/resolve', action, bufnr, function(resolved)
    callback(resolved.edit or {})
  end)
end

--- Fills open slots in the lines from `first` to `last` of the current buffer.
function M.fill(first, last)
  local bufnr = vim.api.nvim_get_current_buf()
  local uri = vim.uri_from_bufnr(bufnr)
  local tick = vim.api.nvim_buf_get_changedtick(bufnr)
  local params = {
    textDocument = { uri = uri },
    range = {
      start = { line = 0, character = 0 },
      ['end'] = { line = vim.api.nvim_buf_line_count(bufnr), character = 0 },
    },
    context = { diagnostics = {}, only = { kind } },
  }
  clients.for_buffer(bufnr, function(client)
    clients.request(client, 'textDocument/codeAction', params, bufnr, function(actions)
      if not actions or not actions[1] then
        return say.note('nothing is open that git knows')
      end
      resolve(client, actions[1], bufnr, function(edit)
        if vim.api.nvim_buf_get_changedtick(bufnr) ~= tick then
          return say.warn('the document has changed meanwhile: try again')
        end
        local edits = edits_within(edit, uri, first, last)
        vim.lsp.util.apply_text_edits(edits, bufnr, client.offset_encoding)
        say.note(#edits == 0 and 'nothing is open here that git knows'
          or ('filled in from git: %d place%s'):format(#edits, #edits == 1 and '' or 's'))
      end)
    end)
  end)
end

return M
