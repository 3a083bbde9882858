-- Neovim 0.7 without the plugin: what its users have to write themselves.
local client
vim.api.nvim_create_autocmd('FileType', {
  pattern = 'markdown',
  callback = function(event)
    if vim.bo[event.buf].buftype ~= '' then
      return
    end
    if not client or not vim.lsp.get_client_by_id(client) then
      client = vim.lsp.start_client({
        name = 'handoff_ls',
        cmd = { 'handoff-ls' },
        root_dir = vim.fn.getcwd(),
      })
    end
    vim.lsp.buf_attach_client(event.buf, client)
  end,
})
