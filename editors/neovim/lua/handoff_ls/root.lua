-- Which buffers the server is for, and the folder that is a buffer's workspace.
local M = {}

local markers = { '.git', '.handoff.json' } -- the first one that is found anywhere above

--- The workspace that a folder belongs to: the folder itself where nothing marks one.
function M.of_folder(folder)
  for _, marker in ipairs(markers) do
    local found = vim.fs.find(marker, { upward = true, path = folder })[1]
    if found then
      return vim.fs.dirname(found)
    end
  end
  return folder
end

local function nearest_existing(folder)
  while vim.fn.isdirectory(folder) == 0 and vim.fs.dirname(folder) ~= folder do
    folder = vim.fs.dirname(folder)
  end
  return folder
end

--- The workspace of a buffer, or nil for one that is no file: hover windows and documentation of
--- completions are Markdown too.
function M.of_buffer(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr)
  if vim.bo[bufnr].buftype ~= '' or name == '' or name:find('^%a[%w+.-]+://') then
    return nil
  end
  return M.of_folder(nearest_existing(vim.fs.dirname(vim.fn.fnamemodify(name, ':p'))))
end

return M
