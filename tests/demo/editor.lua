-- What a person does in Neovim, as functions that return once the editor shows the outcome. They
-- use what Neovim's own keys use, from 0.7 on, and know nothing of handoffs.
local editor = {}

local patience = 8000 -- milliseconds
local client_id
local ended -- how the last server did: {code, signal}
local answered = {} -- how often findings came, by URI

--- What `condition` returns once that is neither nil nor false.
function editor.wait(what, condition)
  local value
  local done = vim.wait(patience, function()
    value = condition()
    return value
  end, 5)
  return done and value or error('waited in vain for ' .. what, 0)
end

local function counting(method)
  return function(problem, result, context, config)
    local document = result and result.uri or context.params.textDocument.uri
    answered[document] = (answered[document] or 0) + 1
    return vim.lsp.handlers[method](problem, result, context, config)
  end
end

function editor.client()
  return client_id and vim.lsp.get_client_by_id(client_id)
end

local start = vim.lsp.start or function(config) -- Neovim 0.7
  local id = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(0, id)
  return id
end

--- Attaches the current buffer to the server, which is started where it does not run.
function editor.attach()
  if editor.client() then
    vim.lsp.buf_attach_client(0, client_id)
    return
  end
  ended = nil
  client_id = start({
    name = 'handoff_ls',
    cmd = { vim.env.DEMO_SERVER, '--log-level', 'info' },
    root_dir = vim.fn.getcwd(),
    handlers = {
      ['textDocument/publishDiagnostics'] = counting('textDocument/publishDiagnostics'),
      ['textDocument/diagnostic'] = counting('textDocument/diagnostic'),
    },
    on_exit = function(code, signal)
      ended = { code = code, signal = signal }
    end,
  })
  editor.wait('the server to be ready', function()
    return editor.client() and editor.client().initialized
  end)
end

function editor.open(file)
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  editor.attach()
end

--- Whether the server has said something about the current buffer.
function editor.is_answered()
  return answered[vim.uri_from_bufnr(0)] ~= nil
end

--- Waits for the server's end, and says how it came: {code, signal}.
function editor.wait_for_end()
  return editor.wait('the server to end', function()
    return ended and not editor.client() and #vim.api.nvim_get_proc_children(vim.fn.getpid()) == 0
      and ended
  end)
end

function editor.lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

function editor.text()
  return table.concat(editor.lines(), '\n')
end

--- Puts the cursor on the first match of a plain text, and returns its line, from 1.
function editor.go_to(text)
  for number, line in ipairs(editor.lines()) do
    local column = line:find(text, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 })
      return number
    end
  end
  error('nowhere in the document: ' .. text, 0)
end

--- The findings of the current buffer, from the top.
function editor.findings()
  local found = vim.diagnostic.get(0)
  table.sort(found, function(a, b)
    return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col
  end)
  return found
end

--- Waits until `pick` makes something of the findings, and returns that.
function editor.wait_for_findings(what, pick)
  return editor.wait('findings: ' .. what, function()
    return pick(editor.findings())
  end)
end

--- What completion offers at the cursor.
function editor.completions()
  local client = editor.client()
  local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local replies =
    vim.lsp.buf_request_sync(0, 'textDocument/completion', position, patience) or {}
  local reply = replies[client_id] or error('completion was not answered', 0)
  return reply.result and reply.result.items or {}
end

--- Takes a completion item. Its edit is applied here: Neovim 0.7 writes line breaks as NUL.
function editor.accept(item)
  local edit = item.textEdit
  local is_snippet = item.insertTextFormat == 2
  local text = is_snippet and '' or edit.newText
  vim.lsp.util.apply_text_edits({ { range = edit.range, newText = text } },
    vim.api.nvim_get_current_buf(), editor.client().offset_encoding)
  if is_snippet then
    vim.snippet.expand(edit.newText)
  end
end

--- Back to normal mode, and out of a snippet.
function editor.escape()
  if vim.snippet then
    vim.snippet.stop()
  end
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes('<Esc>', true, false, true), 'nx', false)
end

--- The lines of the window that opens for the word under the cursor.
function editor.hover()
  vim.lsp.buf.hover()
  local window = editor.wait('the hover', function()
    for _, candidate in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(candidate).relative ~= '' then
        return candidate
      end
    end
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return lines
end

--- Picks the code action of this title at the cursor, and returns the titles of all.
function editor.act(title)
  local ask = vim.ui.select
  local before = vim.api.nvim_buf_get_changedtick(0)
  local titles = {}
  vim.ui.select = function(items, options, choose)
    local chosen
    for index, item in ipairs(items) do
      titles[index] = options.format_item(item)
      chosen = titles[index] == title and index or chosen
    end
    choose(chosen and items[chosen], chosen)
  end
  vim.lsp.buf.code_action()
  local done, problem = pcall(editor.wait, 'the action ' .. title, function()
    return vim.api.nvim_buf_get_changedtick(0) ~= before
  end)
  vim.ui.select = ask
  return done and titles or error(problem .. '; offered: ' .. table.concat(titles, '; '), 0)
end

--- Ends the server as a person does who leaves the editor.
function editor.stop()
  local client = editor.client()
  if vim.fn.has('nvim-0.11') == 1 then
    client:stop()
  else
    client.stop()
  end
  return editor.wait_for_end()
end

--- Runs a script of this folder; Neovim ends with status 1 when it fails.
function editor.perform(script)
  local done, problem = xpcall(require, debug.traceback, script)
  io.stdout:flush()
  if not done then
    io.stderr:write('\n', script, ': ', problem, '\n')
    vim.cmd('cquit 1')
  end
end

--- The same, and Neovim ends in any case.
function editor.play(script)
  editor.perform(script)
  vim.cmd('qall!')
end

return editor
