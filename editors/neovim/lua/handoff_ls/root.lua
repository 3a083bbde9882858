-- Which buffers the server is for, and the folder that is a buffer's workspace.
local M = {}

local markers = { '.git', '.handoff.json', '.handoff' } -- the first that is found anywhere above

--- A folder's path as buffers have it in their names: whole, and without a slash at its end.
function M.absolute(folder)
  return (vim.fn.fnamemodify(folder, ':p'):gsub('(.)/+$', '%1'))
end

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

--- Whether a buffer is of JSON that is not for the server: neither `.handoff.json` nor a guide.
function M.is_other_json(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr)
  return vim.bo[bufnr].filetype:find('^json') ~= nil and not name:find('/%.handoff%.json$')
    and not name:find('/%.handoff/templates/[^/]+%.json$')
end

--- The workspace of a buffer, or nil for one that is not for the server. What is no file is not:
--- hover windows and documentation of completions are Markdown too.
function M.of_buffer(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr)
  local is_file = vim.bo[bufnr].buftype == '' and name ~= '' and not name:find('^%a[%w+.-]+://')
  if not is_file or M.is_other_json(bufnr) then
    return nil
  end
  return M.of_folder(nearest_existing(vim.fs.dirname(vim.fn.fnamemodify(name, ':p'))))
end

return M
