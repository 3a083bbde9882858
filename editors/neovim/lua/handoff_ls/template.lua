-- A new file that is a handoff by its name begins with the template, where the user wants that.
local client = require('handoff_ls.client')
local new = require('handoff_ls.new')
local options = require('handoff_ls.options')
local root = require('handoff_ls.root')
local slots = require('handoff_ls.slots')

local M = {}

local function fill(bufnr)
  slots.of_buffer(bufnr, function(found)
    if not found then
      return -- the server says that this is no handoff
    end
    client.for_buffer(bufnr, function(asked)
      local params = { uri = vim.uri_from_bufnr(bufnr) }
      client.request(asked, 'handoff/newHandoff', params, bufnr, function(result)
        if vim.api.nvim_buf_is_loaded(bufnr) and new.is_blank(bufnr) then
          new.write(bufnr, result.text)
        end
      end)
    end)
  end)
end

function M.on_new_file(bufnr)
  if not options.get().template_on_new then
    return
  end
  vim.schedule(function() -- once the file has its type
    local is_there = vim.api.nvim_buf_is_loaded(bufnr) and new.is_blank(bufnr)
    local is_markdown = is_there and client.takes(bufnr)
    if is_markdown and root.of_buffer(bufnr) then
      fill(bufnr)
    end
  end)
end

return M
