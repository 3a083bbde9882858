-- What the picture shows: a handoff just filled from git, in colours of its own. It runs in the
-- Neovim that is looked at, and tells the one that looks when there is something to see.
local editor = require('editor')

local colours = {
  Normal = { fg = '#c9d1d9', bg = '#161b22' },
  LineNr = { fg = '#484f58' },
  EndOfBuffer = { fg = '#161b22' },
  Title = { fg = '#79c0ff', bold = true },
  Delimiter = { fg = '#79c0ff', bold = true },
  htmlBold = { fg = '#f0f6fc', bold = true },
  markdownListMarker = { fg = '#8b949e' },
  markdownCode = { fg = '#7ee787' },
  markdownCodeDelimiter = { fg = '#7ee787' },
  Error = {},
  DiagnosticUnderlineHint = { fg = '#e3b341', underline = true, sp = '#845f00' },
  DiagnosticVirtualTextHint = { fg = '#7d8590', italic = true },
  DiagnosticVirtualTextInfo = { fg = '#58a6ff', italic = true },
  NormalFloat = { fg = '#c9d1d9', bg = '#21262d' },
  FloatBorder = { fg = '#6e7681', bg = '#21262d' },
}

local function has_no_finding_on_git(findings)
  for _, finding in ipairs(findings) do
    if finding.message:find('Git Status', 1, true) then
      return false
    end
  end
  return #findings > 1
end

for name, colour in pairs(colours) do
  vim.api.nvim_set_hl(0, name, colour)
end
vim.o.laststatus = 0
vim.o.ruler = false
vim.o.showcmd = false
vim.o.showmode = false
vim.o.shortmess = vim.o.shortmess .. 'F'
vim.o.number = true
vim.o.guicursor = ''
vim.diagnostic.config({ signs = false, virtual_text = { prefix = '●', spacing = 2 } })

editor.open('handoff.md')
editor.accept(editor.completions()[1])
editor.escape()
editor.act('Fill everything that git knows')
editor.wait_for_findings('all but what git knows', has_no_finding_on_git)
vim.cmd('normal! gg')
vim.cmd('redraw! | echo')
vim.rpcnotify(1, 'ready')
