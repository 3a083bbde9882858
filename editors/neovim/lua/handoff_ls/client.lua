-- Running clients, starting one where a command needs it, and asking it.
local config = require('handoff_ls.config')
local root = require('handoff_ls.root')
local say = require('handoff_ls.say')

local M = {}

local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
local patience = 10000 -- milliseconds that a server may take to begin
local has_methods = vim.fn.has('nvim-0.11') == 1

--- What to say instead of an error of this code.
local explanations = {
  [-32601] = 'this handoff-ls does not know %s: install a later one',
  [-32801] = 'the document has changed meanwhile: try again',
}
local cancelled = -32800

--- The clients that are ready, of one buffer or of all.
function M.all(bufnr)
  return get_clients({ name = config.name, bufnr = bufnr })
end

local function start(settings, bufnr)
  if bufnr then
    return vim.lsp.start(settings, { bufnr = bufnr })
  elseif has_methods then
    return vim.lsp.start(settings, { attach = false })
  end
  return vim.lsp.start_client(settings)
end

--- A client for a workspace, attached to the buffer if one is given. Where the program is missing,
--- nil, and that is said.
local function begin(folder, bufnr, notify)
  local settings = config.for_workspace(folder)
  local problem = config.problem_with(settings.cmd)
  if problem then
    return say.fail(problem, notify)
  end
  local id = start(settings, bufnr)
  return id and vim.lsp.get_client_by_id(id)
end

--- Attaches a buffer that is a file, to a server that is started where none runs.
function M.attach(bufnr, notify)
  local folder = root.of_buffer(bufnr)
  return folder and begin(folder, bufnr, notify)
end

--- Whether a buffer is of a kind that the server is for.
function M.takes(bufnr)
  return vim.tbl_contains(config.for_workspace(nil).filetypes, vim.bo[bufnr].filetype)
    and not root.is_other_json(bufnr)
end

--- Calls back once the client is ready. Neovim has no event for one without a buffer.
local function when_ready(client, callback)
  local deadline = vim.loop.now() + patience
  local function look()
    if client.initialized then
      callback(client)
    elseif client.is_stopped(client) or vim.loop.now() > deadline then
      say.fail('the server does not begin; see :checkhealth handoff_ls')
    else
      vim.defer_fn(look, 20)
    end
  end
  look()
end

--- Calls back with the client of a buffer.
function M.for_buffer(bufnr, callback)
  local client = M.all(bufnr)[1]
  if client then
    return callback(client)
  elseif not M.takes(bufnr) then
    return say.fail('this buffer is not Markdown')
  elseif not root.of_buffer(bufnr) then
    return say.fail('this buffer is not a file')
  end
  client = M.attach(bufnr)
  if client then
    when_ready(client, callback)
  end
end

--- Calls back with the client of a folder's workspace; without a folder with that of the current
--- buffer, else of the current folder.
function M.for_workspace(folder, callback)
  local client = not folder and M.all(vim.api.nvim_get_current_buf())[1]
  local top = root.of_folder(folder or vim.fn.getcwd())
  for _, other in ipairs(M.all()) do
    client = client or other.config.root_dir == top and other
  end
  client = client or begin(top)
  if client then
    when_ready(client, callback)
  end
end

--- Sends a request, and calls back with its result when there is one.
function M.request(client, method, params, bufnr, callback)
  local function answer(problem, result)
    if not problem then
      callback(result)
    elseif problem.code ~= cancelled then
      local explanation = explanations[problem.code]
      say.fail(explanation and explanation:format(method) or problem.message)
    end
  end
  local sent
  if has_methods then
    sent = client:request(method, params, answer, bufnr)
  else
    sent = client.request(method, params, answer, bufnr)
  end
  if not sent then
    say.fail('the server is not running; open the file again with :edit')
  end
end

function M.notify(client, method, params)
  if has_methods then
    client:notify(method, params)
  else
    client.notify(method, params)
  end
end

return M
