-- What Neovim does with any server, in every version.

local handoff = {
  '# Session Handoff', '', '## Current State', '### Environment State',
  '- **Git Status:** [CLEAN/DIRTY]', '- **Build Status:** [SUCCESS/FAILURE/UNKNOWN]',
  '- **Test Status:** PASSING', '',
}

local function open(nvim, file)
  nvim.edit(file or 'handoff.md', handoff)
  nvim.wait('the open slots', nvim.finds('5:19 unresolved-placeholder'))
end

return {
  {
    'findings stand on the open slots, and go when they are filled in',
    run = function(nvim)
      open(nvim)
      nvim.go_to('[CLEAN')
      nvim.keys('cf]CLEAN<Esc>')
      nvim.wait('one slot less', function()
        return not nvim.finds('5:19 unresolved')() and nvim.finds('6:21 unresolved')()
      end)
    end,
  },
  {
    'hovering explains a slot, and its window starts no second server',
    run = function(nvim)
      open(nvim)
      nvim.go_to('[CLEAN')
      if nvim.minor >= 10 then
        nvim.keys('K')
      else
        nvim.lua('vim.lsp.buf.hover()')
      end
      nvim.wait('the hover', function()
        return nvim.float():find('DIRTY (1 modified', 1, true) ~= nil
      end)
      nvim.expect('servers', #nvim.servers(), 1)
      nvim.expect('buffers of the client', nvim.lua([[
        local count = 0
        for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
          for _ in pairs(vim.lsp.buf_get_clients and vim.fn.has('nvim-0.10') == 0
            and vim.lsp.buf_get_clients(buffer) or vim.lsp.get_clients({ bufnr = buffer })) do
            count = count + 1
          end
        end
        return count]]), 1)
    end,
  },
  {
    'a code action sets a value',
    run = function(nvim)
      open(nvim)
      nvim.go_to('[SUCCESS')
      nvim.act('Set Build Status to SUCCESS')
      nvim.wait('the value', function()
        return nvim.line(6)
      end, '- **Build Status:** SUCCESS')
    end,
  },
  {
    'a code action fills in what git knows',
    run = function(nvim)
      open(nvim)
      nvim.go_to('[CLEAN')
      nvim.act('Fill everything that git knows')
      nvim.wait('the state', function()
        return nvim.line(5):find('^%- %*%*Git Status:%*%* DIRTY %(1 modified, %d untracked') ~= nil
      end)
    end,
  },
  {
    'several buffers have one server and findings of their own; ordinary Markdown has none',
    run = function(nvim)
      open(nvim)
      nvim.edit('README.md', { '# Notes', '', '- [LIKE_THIS]' })
      open(nvim, 'handoff-2.md')
      nvim.go_to('[CLEAN')
      nvim.keys('cf]CLEAN<Esc>')
      nvim.wait('one slot less', function()
        return not nvim.finds('5:19 unresolved')()
      end)
      nvim.command('hide buffer README.md')
      nvim.expect('findings in README.md', nvim.findings(), {})
      nvim.command('hide buffer handoff.md')
      nvim.expect('findings in handoff.md', nvim.finds('5:19 unresolved-placeholder')(), true)
      nvim.expect('servers', #nvim.servers(), 1)
    end,
  },
  {
    'a server that is killed is started again when the file is opened again',
    run = function(nvim)
      open(nvim)
      local servers = nvim.servers()
      nvim.expect('servers', #servers, 1)
      vim.loop.kill(servers[1], 'sigkill')
      nvim.wait('its end', function()
        return #nvim.servers()
      end, 0)
      nvim.wait('no findings', nvim.findings, {})
      nvim.command('edit')
      nvim.wait('findings of another', nvim.finds('5:19 unresolved-placeholder'))
      nvim.expect('it is another', nvim.servers()[1] ~= servers[1], true)
    end,
  },
  {
    'columns are right behind characters of several bytes',
    run = function(nvim)
      nvim.edit('handoff.md', vim.list_extend(vim.list_slice(handoff, 1, 4),
        { '- **Git Status:** 😀é [CLEAN/DIRTY]' }))
      nvim.wait('the open slot, in bytes', nvim.finds('5:26 unresolved-placeholder'))
    end,
  },
}
