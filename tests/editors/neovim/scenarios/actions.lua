-- Code actions and :HandoffFill.
local expect = require('expect')
local project = require('project')

local function start_on(start, text, options)
  project.write(start.folder .. '/handoff.md', project.handoff)
  local nvim = start(vim.tbl_extend('force', { file = 'handoff.md' }, options or {}))
  nvim:wait_for_finding('9:19 unresolved-placeholder')
  nvim:go_to(text)
  return nvim
end

--- Takes the code action of this title from Neovim's own list.
local function act(nvim, title)
  nvim:lua([[
    local title = ...
    vim.ui.select = function(items, options, choose)
      for _, item in ipairs(items) do
        if options.format_item(item):find(title, 1, true) then
          return choose(item)
        end
      end
      choose(nil)
    end
    vim.lsp.buf.code_action()]], title)
end

return {
  { 'a choice is taken from the code actions', function(start)
    local nvim = start_on(start, '[CLEAN')
    act(nvim, 'CLEAN')
    nvim:wait_for_text('**Git Status:** CLEAN\n')
  end },

  { 'a missing section is inserted by a code action', function(start)
    local nvim = start_on(start, '# Session')
    act(nvim, 'missing core sections')
    nvim:wait_for_text('\n## Task Status\n### Completed This Session\n- [x] [COMPLETED_TASK_1]')
  end },

  { 'code action: fill from git', function(start)
    local nvim = start_on(start, '[CLEAN')
    act(nvim, 'Fill everything that git knows')
    nvim:wait_for_text('**Git Status:** DIRTY (1 modified')
    nvim:wait_for_finding('9:19 unresolved-placeholder', true)
  end },

  { ':HandoffFill fills in what git knows, and can be undone', function(start)
    local nvim = start_on(start, '# Session')
    nvim:keys(':HandoffFill<CR>')
    nvim:wait_for_text('**Git Status:** DIRTY (1 modified')
    expect.has('the rest', nvim:lines(), '- **Active Task:** [CURRENT_TASK]')
    nvim:keys('u')
    nvim:wait('the document as it was', function()
      return vim.deep_equal(nvim:lines(), project.handoff)
    end)
  end },

  { ':HandoffFill fills in a range only', function(start)
    local nvim = start_on(start, '# Session')
    nvim:keys(':1,6HandoffFill<CR>')
    nvim:wait_for_note('Nothing is open here that git knows')
    expect.same('the document', nvim:lines(), project.handoff)
    nvim:keys(':9HandoffFill<CR>')
    nvim:wait_for_text('**Git Status:** DIRTY (1 modified')
  end },

  { 'what git cannot do is said as it is', function(start)
    local folder = start.folder .. '/../100%d %s'
    project.make(folder)
    project.write(folder .. '/handoff.md', project.handoff)
    vim.fn.mkdir(folder .. '/.git/config.worktree')
    local nvim = start()
    nvim:lua("vim.cmd('edit ' .. vim.fn.fnameescape(...))", folder .. '/handoff.md')
    nvim:wait_for_finding('9:19 unresolved-placeholder')
    nvim:keys(':HandoffFill<CR>')
    nvim:wait_for_message('100%d %s')
  end },

  { 'no git is run where the workspace is not trusted, until it is', function(start)
    local nvim = start_on(start, '[CLEAN', { setup = '{ trusted = false }' })
    nvim:keys(':HandoffFill<CR>')
    nvim:wait_for_message('the workspace is not trusted')
    expect.same('the document', nvim:lines(), project.handoff)
    nvim:lua("require('handoff_ls').trust(true)")
    nvim:keys(':HandoffFill<CR>')
    nvim:wait_for_text('**Git Status:** DIRTY (1 modified')
    nvim:lua("require('handoff_ls').trust(false)")
    nvim:keys('u')
    nvim:wait_for_finding('9:19 unresolved-placeholder')
    nvim:command('messages clear')
    nvim:keys(':HandoffFill<CR>')
    nvim:wait_for_message('the workspace is not trusted')
    expect.same('the document', nvim:lines(), project.handoff)
  end },
}
