-- Neovim 0.10 asks for findings before the server has its settings, and cannot be told to ask
-- again. So it does whenever the settings were given, and when a buffer is entered: a template or
-- `.handoff.json` may have changed in another.
local M = {}

local configuration = 'workspace/configuration'
local diagnostic = 'textDocument/diagnostic'

local group = vim.api.nvim_create_augroup('handoff_ls_refresh', {})
local is_needed = vim.lsp.handlers[diagnostic] ~= nil
  and vim.lsp.handlers['workspace/diagnostic/refresh'] == nil

local function ask_again(client_id)
  local client = vim.lsp.get_client_by_id(client_id)
  for _, bufnr in ipairs(client and vim.lsp.get_buffers_by_client_id(client_id) or {}) do
    client.request(diagnostic, { textDocument = { uri = vim.uri_from_bufnr(bufnr) } }, nil, bufnr)
  end
end

--- Lets a buffer be asked about again whenever it is entered, where that is needed.
function M.on_enter(client_id, bufnr)
  if not is_needed then
    return
  end
  vim.api.nvim_clear_autocmds({ group = group, buffer = bufnr })
  vim.api.nvim_create_autocmd('BufEnter', {
    group = group,
    buffer = bufnr,
    callback = function()
      ask_again(client_id)
    end,
  })
end

--- The client's handlers for that.
M.handlers = is_needed and {
  [configuration] = function(problem, result, context, config)
    vim.schedule(function() -- behind the answer
      ask_again(context.client_id)
    end)
    return vim.lsp.handlers[configuration](problem, result, context, config)
  end,
} or nil

return M
