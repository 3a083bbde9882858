-- For `vim.lsp.enable('handoff_ls')`, from Neovim 0.11 on.
return require('handoff_ls.config').make()
