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

--- Why the server of a configuration cannot be started, or nil.
function M.problem_with(cmd)
  if type(cmd) ~= 'table' or vim.fn.executable(cmd[1]) == 1 then
    return nil
  end
  local where = cmd[1]:find('/', 1, true) and 'not a program' or 'not in $PATH'
  return ('%s is %s; see :help handoff-ls-install'):format(cmd[1], where)
end

local function start(settings, bufnr)
  if bufnr then
    return vim.lsp.start(settings, { bufnr = bufnr })
  elseif has_methods then
    return vim.lsp.start(settings, { attach = false })
  end
  return vim.lsp.start_client(settings)
end

--- A client for a workspace, attached to the buffer if one is given; nil where that is refused.
local function begin(folder, bufnr)
  local settings = config.for_workspace(folder)
  local problem = M.problem_with(settings.cmd)
  if problem then
    return say.fail(problem)
  end
  local id = start(settings, bufnr)
  return id and vim.lsp.get_client_by_id(id)
end

--- Attaches a buffer that is a file, to a server that is started where none runs.
function M.attach(bufnr)
  local folder = root.of_buffer(bufnr)
  return folder and begin(folder, bufnr)
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
  elseif not vim.tbl_contains(config.make().filetypes, vim.bo[bufnr].filetype) then
    return say.fail('this buffer is not Markdown')
  elseif not root.of_buffer(bufnr) then
    return say.fail('this buffer is not a file')
  end
  client = M.attach(bufnr)
  if client then
    when_ready(client, callback)
  end
end

--- Calls back with the client of the current buffer, else with that of the current folder.
function M.for_workspace(callback)
  local client = M.all(vim.api.nvim_get_current_buf())[1]
  local folder = root.of_folder(vim.fn.getcwd())
  for _, other in ipairs(M.all()) do
    client = client or other.config.root_dir == folder and other or nil
  end
  client = client or begin(folder)
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
      say.fail((explanations[problem.code] or problem.message):format(method))
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
