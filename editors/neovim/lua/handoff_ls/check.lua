-- What is open or wrong in all handoffs of the workspace, as a quickfix list.
local client = require('handoff_ls.client')
local position = require('handoff_ls.position')
local say = require('handoff_ls.say')

local M = {}

local types = { 'E', 'W', 'I', 'N' } -- by the protocol's severity

local function lines_of(path)
  local bufnr = vim.fn.bufnr('^' .. vim.fn.escape(path, '\\*?[]{},^$') .. '$')
  if bufnr ~= -1 and vim.api.nvim_buf_is_loaded(bufnr) then
    return vim.api.nvim_buf_get_lines(bufnr, 0, -1, false)
  end
  local is_read, lines = pcall(vim.fn.readfile, path)
  return is_read and lines or {}
end

local function entries(item, encoding)
  local path = vim.uri_to_fname(item.uri)
  local lines = #item.diagnostics > 0 and lines_of(path)
  return vim.tbl_map(function(finding)
    local start = finding.range.start
    return {
      filename = path,
      lnum = start.line + 1,
      col = position.to_byte(lines[start.line + 1] or '', start.character, encoding) + 1,
      text = finding.message,
      type = types[finding.severity],
    }
  end, item.diagnostics)
end

local function show(result, encoding)
  local list = {}
  for _, item in ipairs(result.items) do
    vim.list_extend(list, entries(item, encoding))
  end
  vim.fn.setqflist({}, ' ', { title = 'Handoffs', items = list })
  if #result.failures > 0 then
    say.warn(table.concat(result.failures, '\n'))
  end
  local handoffs = ('%d handoff%s'):format(#result.items, #result.items == 1 and '' or 's')
  if #list == 0 then
    return say.note(('Nothing is open or wrong in %s'):format(handoffs))
  end
  vim.cmd('botright copen')
  say.note(('%d finding%s in %s'):format(#list, #list == 1 and '' or 's', handoffs))
end

--- Lists what is to be done in all handoffs of the current workspace.
function M.all()
  client.for_workspace(nil, function(asked)
    client.request(asked, 'handoff/check', vim.empty_dict(), nil, function(result)
      show(result, asked.offset_encoding)
    end)
  end)
end

return M
