-- Whether the workspace is trusted: where it is not, the server does not run git.
local options = require('handoff_ls.options')

local M = {}

--- What the user said; else what the client's own configuration says; else it is trusted.
function M.given(config)
  local trusted = options.get().trusted
  if trusted == nil and type(config.init_options) == 'table' then
    trusted = config.init_options.trusted
  end
  return trusted ~= false
end

return M
