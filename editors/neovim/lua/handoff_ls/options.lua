-- What a user can set: with setup(), or in `vim.g.handoff_ls` where setup() is not called.
local M = {}

local defaults = {
  cmd = { 'handoff-ls' },
  filetypes = { 'markdown', 'json' }, -- of JSON only what a project says to the server
  settings = {},
  keymaps = false,
  template_on_new = false,
}

local types = {
  cmd = 'table',
  filetypes = 'table',
  settings = 'table',
  capabilities = 'table',
  keymaps = 'boolean',
  template_on_new = 'boolean',
  trusted = 'boolean',
}

local chosen = {}

local function check(options, where)
  for name, value in pairs(options) do
    if not types[name] then
      local known = vim.tbl_keys(types)
      table.sort(known)
      error(('handoff_ls: %s has no option "%s"; there are %s')
        :format(where, name, table.concat(known, ', ')), 0)
    elseif type(value) ~= types[name] then
      error(('handoff_ls: the option "%s" in %s is a %s, not a %s')
        :format(name, where, types[name], type(value)), 0)
    end
  end
  return options
end

--- Keeps the given options, besides those that were set before.
function M.set(options)
  chosen = vim.tbl_extend('force', chosen, check(options, 'setup()'))
end

--- All options as they are now. `trusted` and `capabilities` may be absent.
function M.get()
  local global = check(vim.g.handoff_ls or {}, 'vim.g.handoff_ls')
  return vim.tbl_extend('force', defaults, global, chosen)
end

return M
