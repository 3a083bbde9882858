-- What the user is told.
local M = {}

--- In one line, so that no key has to be pressed to go on.
function M.note(text)
  local line = text:gsub('%s+', ' ')
  if vim.fn.strdisplaywidth(line) > vim.v.echospace then
    line = vim.fn.strcharpart(line, 0, math.max(vim.v.echospace - 1, 0)) .. '…'
  end
  vim.api.nvim_echo({ { line } }, false, {})
end

function M.warn(text)
  vim.notify('handoff-ls: ' .. text, vim.log.levels.WARN)
end

function M.fail(text, notify)
  (notify or vim.notify)('handoff-ls: ' .. text, vim.log.levels.ERROR)
end

return M
