-- What is open or wrong in all handoffs of the workspace, as a quickfix list. Hints are counted
-- only: a form that nobody has begun has one for each slot.
local client = require('handoff_ls.client')
local position = require('handoff_ls.position')
local say = require('handoff_ls.say')

local M = {}

local types = { 'E', 'W', 'I' } -- by the protocol's severity

local function is_hint(finding)
  return finding.severity == vim.lsp.protocol.DiagnosticSeverity.Hint
end

local function count(number, name)
  return ('%d %s%s'):format(number, name, number == 1 and '' or 's')
end

local function lines_of(path)
  local bufnr = vim.fn.bufnr('^' .. vim.fn.escape(path, '\\*?[]{},^$') .. '$')
  if bufnr ~= -1 and vim.api.nvim_buf_is_loaded(bufnr) then
    return vim.api.nvim_buf_get_lines(bufnr, 0, -1, false)
  end
  local is_read, lines = pcall(vim.fn.readfile, path)
  return is_read and lines or {}
end

local function entries(findings, path, encoding)
  local lines = #findings > 0 and lines_of(path)
  return vim.tbl_map(function(finding)
    local start = finding.range.start
    return {
      filename = path,
      lnum = start.line + 1,
      col = position.to_byte(lines[start.line + 1] or '', start.character, encoding) + 1,
      text = finding.message,
      type = types[finding.severity],
    }
  end, findings)
end

local function show(result, encoding)
  local list, hints = {}, 0
  for _, item in ipairs(result.items) do
    local findings = vim.tbl_filter(function(finding)
      return not is_hint(finding)
    end, item.diagnostics)
    hints = hints + #item.diagnostics - #findings
    vim.list_extend(list, entries(findings, vim.uri_to_fname(item.uri), encoding))
  end
  vim.fn.setqflist({}, ' ', { title = 'Handoffs', items = list })
  if #result.failures > 0 then
    say.warn(table.concat(result.failures, '\n'))
  end
  local handoffs = count(#result.items, 'handoff')
  local rest = hints == 0 and ''
    or (', and %s that the list leaves out'):format(count(hints, 'hint'))
  if #list == 0 and hints == 0 then
    return say.note(('Nothing is open or wrong in %s'):format(handoffs))
  elseif #list > 0 then
    vim.cmd('botright copen')
  end
  say.note(('%s in %s%s'):format(count(#list, 'finding'), handoffs, rest))
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
