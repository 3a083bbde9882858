-- The help, and what the pages and messages say is in it.
local expect = require('expect')

local function names_in(text, pattern, names)
  for name in text:gmatch(pattern) do
    names[#names + 1] = name
  end
end

return {
  { ':help is as wide as its modeline says', function(start)
    local lines = vim.fn.readfile(start.root .. '/editors/neovim/doc/handoff-ls.txt')
    local width = tonumber(lines[#lines]:match('tw=(%d+)'))
    expect.same('longer lines', vim.tbl_filter(function(line)
      return vim.fn.strdisplaywidth(line) > width
    end, lines), {})
  end },

  { ':help has each tag that is named somewhere, and each command, option and mapping',
    function(start)
      local function read(file)
        return table.concat(vim.fn.readfile(start.root .. '/' .. file), '\n')
      end
      local help = read('editors/neovim/doc/handoff-ls.txt')
      local folder = start.folder .. '/help/doc'
      vim.fn.mkdir(folder, 'p')
      vim.fn.writefile(vim.split(help, '\n'), folder .. '/handoff-ls.txt')
      local nvim = start({ init = '' })
      nvim:command('helptags ' .. folder)
      local tags = {}
      for _, line in ipairs(vim.fn.readfile(folder .. '/tags')) do
        tags[line:match('^[^\t]+')] = true
      end
      local names = { 'handoff-ls.txt' }
      names_in(help, '|([^|%s]*[Hh]andoff[^|%s]*)|', names)
      for _, file in ipairs({ 'docs/editors/neovim.md', 'editors/neovim/lua/handoff_ls/init.lua',
        'editors/neovim/lua/handoff_ls/config.lua', 'editors/neovim/lua/handoff_ls/client.lua',
        'editors/neovim/lua/handoff_ls/health.lua' }) do
        names_in(read(file), ':help ([%w_-]*handoff[%w_-]*)', names)
      end
      names_in(read('editors/neovim/plugin/handoff_ls.lua'), "command%('(%w+)'", names)
      names_in(read('editors/neovim/plugin/handoff_ls.lua'), '<Plug>%([%w-]+%)', names)
      local options = nvim:lua([[
        return select(2, pcall(require('handoff_ls').setup, { none = 1 }))]])
      for option in options:match('there are (.*)'):gmatch('[%w_]+') do
        names[#names + 1] = 'handoff-ls-' .. option
      end
      expect.same('enough is named', #names > 20, true)
      expect.same('names without a tag', vim.tbl_filter(function(name)
        return not (tags[name] or tags[':' .. name])
      end, names), {})
    end },
}
