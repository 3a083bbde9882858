-- A Neovim as a person has it: an installation of its own, a folder of their own, and keys that are
-- typed into it over its API. What waits has a deadline.
local project = require('project')

local editor = {}
editor.__index = editor

local patience = 30000 -- milliseconds; machines may be busy
local running = {}

--- What `init.lua` says besides the options of a scenario. Notes are no messages to look up later.
local always = {
  'vim.o.swapfile = false',
  "vim.o.completeopt = 'menuone,noselect'",
  '_G.notes = {}',
  'local echo = vim.api.nvim_echo',
  'vim.api.nvim_echo = function(chunks, ...)',
  '  table.insert(notes, chunks[1][1])',
  '  return echo(chunks, ...)',
  'end',
}

--- The user's configuration: that of docs/editors/neovim.md, unless the scenario has its own.
local function configuration(version, options)
  local lines = vim.list_extend({}, always)
  if options.init then
    vim.list_extend(lines, vim.split(options.init, '\n'))
  elseif options.setup then
    local setup = ("require('handoff_ls').setup(%s)"):format(options.setup)
    vim.list_extend(lines, vim.split(setup, '\n'))
  elseif vim.version.ge(version, '0.11.0') then
    lines[#lines + 1] = "vim.lsp.enable('handoff_ls')"
  else
    lines[#lines + 1] = "require('handoff_ls').setup()"
  end
  return lines
end

--- Starts Neovim in the project, with a file if `options` names one. Options: `file`, `init` (Lua
-- instead of the usual configuration), `setup` (Lua options for setup()), `path` ($PATH).
function editor.start(program, root, folder, options)
  options = options or {}
  local home = folder .. '/home'
  local self = setmetatable({ folder = folder .. '/project' }, editor)
  local version = vim.fn.system({ program, '--version' }):match('v(%d+%.%d+%.%d+)')
  self.is_native = vim.version.ge(version, '0.11.0')
  self.has_snippets = vim.version.ge(version, '0.10.0')
  local plugins = home .. '/.local/share/nvim/site/pack/handoff-ls/start'
  vim.fn.mkdir(plugins, 'p')
  vim.uv.fs_symlink(root .. '/editors/neovim', plugins .. '/handoff-ls.nvim')
  project.write(home .. '/.config/nvim/init.lua', configuration(version, options))
  local command = { program, '--embed', '--headless', '-i', 'NONE', '-n' }
  if options.file then
    command[#command + 1] = options.file
  end
  self.channel = vim.fn.jobstart(command, {
    rpc = true,
    cwd = self.folder,
    clear_env = true,
    env = {
      HOME = home, PATH = options.path or vim.env.PATH, LANG = 'C.UTF-8', TZ = 'UTC',
      TMPDIR = folder, GIT_CONFIG_GLOBAL = '/dev/null', GIT_CONFIG_NOSYSTEM = '1',
    },
    on_exit = function(_, code)
      self.status = code
    end,
  })
  running[#running + 1] = self
  return self
end

--- What `condition` returns once that is neither nil nor false.
function editor.wait(_, what, condition)
  local value
  local done = vim.wait(patience, function()
    value = condition()
    return value ~= vim.NIL and value
  end, 10)
  return done and value or error('waited in vain for ' .. what, 0)
end

--- Asks Neovim at once. One that does not answer is killed, so that this ends.
function editor:ask(name, ...)
  local process, hangs = vim.fn.jobpid(self.channel), false
  local deadline = vim.uv.new_timer()
  deadline:start(patience, 0, function()
    hangs = true
    vim.uv.kill(process, 'sigkill')
  end)
  local answer = { pcall(vim.rpcrequest, self.channel, name, ...) }
  deadline:close()
  if not answer[1] then
    error(hangs and 'Neovim hangs in ' .. name or answer[2], 0)
  end
  return answer[2]
end

--- Calls the API there. A Neovim that waits for a key would not answer.
function editor:api(name, ...)
  local free = vim.wait(patience, function()
    return not self:ask('nvim_get_mode').blocking
  end, 10)
  if not free then
    error('Neovim waits for a key', 0)
  end
  return self:ask(name, ...)
end

--- Runs Lua there and returns what it does.
function editor:lua(code, ...)
  return self:api('nvim_exec_lua', code, { ... })
end

--- Runs Lua there again and again, until it returns neither nil nor false.
function editor:wait_lua(what, code, ...)
  local given = { ... }
  return self:wait(what, function()
    return self:lua(code, unpack(given))
  end)
end

--- Types keys, in the notation of mappings.
function editor:keys(keys)
  self:ask('nvim_input', keys)
end

function editor:command(command)
  self:api('nvim_command', command)
end

function editor:open(file)
  self:command('edit ' .. file)
end

function editor:lines()
  return self:api('nvim_buf_get_lines', 0, 0, -1, false)
end

function editor:text()
  return table.concat(self:lines(), '\n')
end

--- Waits until the text of the buffer has this in it, as it is written.
function editor:wait_for_text(text)
  self:wait('the text: ' .. text, function()
    return self:text():find(text, 1, true)
  end)
end

--- Waits until the editor has told the user something with this text.
function editor:wait_for_message(text)
  self:wait('the message: ' .. text, function()
    return self:messages():find(text, 1, true)
  end)
end

--- Waits until a note with this text was shown in the command line.
function editor:wait_for_note(text)
  self:wait('the note: ' .. text, function()
    return table.concat(self:lua('return notes'), '\n'):find(text, 1, true)
  end)
end

function editor:messages()
  return self:lua("return vim.fn.execute('messages')")
end

--- The findings of the buffer, from the top: "LINE:COLUMN code", both from 1.
function editor:findings()
  return self:lua([[
    local found = vim.diagnostic.get(0)
    table.sort(found, function(a, b)
      return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col
    end)
    return vim.tbl_map(function(finding)
      return ('%d:%d %s'):format(finding.lnum + 1, finding.col + 1, finding.code)
    end, found)]])
end

--- Waits until a code is found at a place, "LINE:COLUMN code", or (`absent`) nowhere there.
function editor:wait_for_finding(finding, absent)
  self:wait((absent and 'no ' or '') .. 'finding ' .. finding, function()
    return vim.tbl_contains(self:findings(), finding) ~= (absent or false)
  end)
end

--- How many servers of the plugin the buffer has, or all buffers.
function editor:clients(everywhere)
  return self:lua([[
    local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
    local filter = { name = 'handoff_ls', bufnr = not ... and 0 or nil }
    return #get_clients(filter)]], everywhere or false)
end

--- Waits for the server of the buffer to be ready.
function editor:wait_for_server()
  self:wait_lua('the server', [[
    local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
    local client = get_clients({ name = 'handoff_ls', bufnr = 0 })[1]
    return client ~= nil and client.initialized == true]])
end

--- Counts from now on what the server is asked by a method, and what it has answered.
function editor:watch(method)
  self:lua([[
    local watched = ...
    _G.asked, _G.answered = 0, 0
    local group = vim.api.nvim_create_augroup('watch', {})
    vim.api.nvim_create_autocmd('LspRequest', { group = group, callback = function(event)
      local client = vim.lsp.get_client_by_id(event.data.client_id)
      local request = event.data.request
      if client and client.name == 'handoff_ls' and request.method == watched then
        _G.asked = _G.asked + (request.type == 'pending' and 1 or 0)
        _G.answered = _G.answered + (request.type == 'complete' and 1 or 0)
      end
    end })]], method)
end

--- Waits until the server was asked, and has answered, by the method that is watched. What it sent
--- before that has been seen to.
function editor:wait_for_answer()
  self:wait_lua('an answer', 'return answered > 0 and answered == asked')
end

--- How often the server was asked by the method that is watched, once it has seen to all of that.
function editor:times_asked()
  self:lua([[vim.lsp.buf_request_sync(0, 'handoff/openSlots',
    { textDocument = vim.lsp.util.make_text_document_params() }, 10000)]])
  return self:lua('return asked')
end

--- Kills what the editor has started, and waits until it knows.
function editor:kill_server()
  self:lua([[
    for _, child in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
      vim.loop.kill(child, 'sigkill')
    end]])
  self:wait('the server to be gone', function()
    return self:clients(true) == 0
  end)
end

--- The cursor, {line, column}, both from 1.
function editor:cursor()
  local cursor = self:api('nvim_win_get_cursor', 0)
  return { cursor[1], cursor[2] + 1 }
end

function editor:wait_for_cursor(line, column)
  self:wait(('the cursor at %d:%d'):format(line, column), function()
    return vim.deep_equal(self:cursor(), { line, column })
  end)
end

--- Puts the cursor on the first match of a plain text.
function editor:go_to(text)
  self:command('normal! gg0')
  self:lua("vim.fn.search('\\\\V' .. vim.fn.escape(..., '\\\\'), 'cw')", text)
end

--- What the completion menu shows, once it does.
function editor:wait_for_menu()
  return self:wait('the completion menu', function()
    local shown = self:lua("return vim.fn.complete_info({ 'pum_visible', 'items' })")
    return shown.pum_visible == 1 and vim.tbl_map(function(item)
      return item.abbr ~= '' and item.abbr or item.word
    end, shown.items)
  end)
end

local float = [[
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local buffer = vim.api.nvim_win_get_buf(window)
      return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
    end
  end]]

--- The text of the floating window, once there is one.
function editor:wait_for_float()
  return self:wait_lua('a floating window', float)
end

function editor:wait_for_no_float()
  self:wait('the floating window to be gone', function()
    return self:lua(float) == vim.NIL
  end)
end

--- Leaves Neovim as `:qall!` does, and waits for the end of it and of what it started.
function editor:quit()
  local children = self:lua('return vim.api.nvim_get_proc_children(vim.fn.getpid())')
  pcall(vim.rpcnotify, self.channel, 'nvim_command', 'qall!')
  self:wait('the end of Neovim', function()
    return self.status ~= nil
  end)
  if self.status ~= 0 then
    error(('Neovim ended with status %d'):format(self.status), 0)
  end
  self:wait('the end of the servers', function()
    return #vim.tbl_filter(function(child)
      return vim.uv.kill(child, 0) == 0
    end, children) == 0
  end)
end

--- Ends what a scenario has started. Nothing may have gone wrong there.
function editor.finish()
  for _, self in ipairs(running) do
    local problem = self:messages():match('[^\n]*%f[%w]E%d+: [^\n]*')
    if problem then
      error('an error in Neovim: ' .. problem, 0)
    end
    self:quit()
  end
  running = {}
end

--- What a person would see in the editors of a scenario that failed.
function editor.describe()
  local parts = {}
  for _, self in ipairs(running) do
    local is_there, text = pcall(function()
      return ('\nmode %s\n%s\nmessages:%s'):format(
        self:ask('nvim_get_mode').mode, self:text(), self:messages())
    end)
    parts[#parts + 1] = is_there and text or '\n(it has ended)'
  end
  return table.concat(parts, '\n')
end

function editor.abandon()
  for _, self in ipairs(running) do
    vim.fn.jobstop(self.channel)
  end
  running = {}
end

return editor
