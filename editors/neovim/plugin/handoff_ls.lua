if vim.g.loaded_handoff_ls or vim.fn.has('nvim-0.8') == 0 then
  return
end
vim.g.loaded_handoff_ls = true

local function command(name, options, run)
  vim.api.nvim_create_user_command(name, run, options)
end

command('HandoffNew', { nargs = '?', complete = 'dir', desc = 'Begin the next handoff' },
  function(given)
    require('handoff_ls').new(given.args ~= '' and given.args or nil)
  end)
command('HandoffFill', { range = '%', desc = 'Fill in what git knows' }, function(given)
  require('handoff_ls').fill(given.line1, given.line2)
end)
command('HandoffCheck', { desc = 'List what is open or wrong in all handoffs' }, function()
  require('handoff_ls').check()
end)

vim.keymap.set('n', '<Plug>(handoff-next-slot)', function()
  require('handoff_ls').next_slot(vim.v.count1)
end, { desc = 'Next open slot of the handoff' })
vim.keymap.set('n', '<Plug>(handoff-previous-slot)', function()
  require('handoff_ls').previous_slot(vim.v.count1)
end, { desc = 'Previous open slot of the handoff' })

local group = vim.api.nvim_create_augroup('handoff_ls', {})
vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'handoff_ls: completion and keys',
  callback = function(event)
    require('handoff_ls.attach').on_attach(event.data.client_id, event.buf)
  end,
})
vim.api.nvim_create_autocmd('BufNewFile', {
  group = group,
  pattern = { '*.md', '*.markdown' },
  desc = 'handoff_ls: the template for a new handoff, where that is wanted',
  callback = function(event)
    require('handoff_ls.template').on_new_file(event.buf)
  end,
})
