-- Run in a Neovim that was started with a handoff and the user's init.lua: sees that the server
-- attaches by itself and says what is open. Prints the findings' number; fails with status 1.
local function wait_for(what, condition)
  if not vim.wait(20000, condition, 20) then
    io.stderr:write('waited in vain for ', what, '\n', vim.fn.execute('messages'), '\n')
    vim.cmd('cquit 1')
  end
end

local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients

wait_for('the server', function()
  return #get_clients({ bufnr = 0, name = 'handoff_ls' }) == 1
end)
wait_for('findings', function()
  return #vim.diagnostic.get(0) > 0
end)
local open = vim.tbl_filter(function(finding)
  return finding.code == 'unresolved-placeholder' and finding.source == 'handoff'
end, vim.diagnostic.get(0))
print(#open .. ' open')
vim.cmd(#open > 0 and vim.v.errmsg == '' and 'qall!' or 'cquit 1')
