-- What is open or wrong in all handoffs of the workspace, as a quickfix list.
local clients = require('handoff_ls.client')
local say = require('handoff_ls.say')

local M = {}

local kinds = { 'E', 'W', 'I', 'N' } -- by severity

--- By place, as locations_to_items() sorts.
local function sorted(diagnostics)
  table.sort(diagnostics, function(a, b)
    local one, other = a.range.start, b.range.start
    return one.line < other.line or one.line == other.line and one.character < other.character
  end)
  return diagnostics
end

local function entries_of(document, encoding)
  local diagnostics = sorted(document.diagnostics)
  local places = vim.tbl_map(function(diagnostic)
    return { uri = document.uri, range = diagnostic.range }
  end, diagnostics)
  local entries = vim.lsp.util.locations_to_items(places, encoding)
  for index, entry in ipairs(entries) do
    entry.text = diagnostics[index].message:gsub('\n', ' ')
    entry.type = kinds[diagnostics[index].severity or 1]
    entry.user_data = nil
  end
  return entries
end

function M.list()
  clients.for_workspace(function(client)
    local bufnr = vim.api.nvim_get_current_buf()
    clients.request(client, 'handoff/check', vim.empty_dict(), bufnr, function(result)
      local entries = {}
      for _, document in ipairs(result.items) do
        vim.list_extend(entries, entries_of(document, client.offset_encoding))
      end
      vim.fn.setqflist({}, ' ', { title = 'handoffs', items = entries })
      if #entries > 0 then
        vim.cmd('botright copen')
      end
      if #result.failures > 0 then
        say.warn('could not read ' .. table.concat(result.failures, '; '))
      end
      say.note(('%d findings in %d handoffs'):format(#entries, #result.items))
    end)
  end)
end

return M
