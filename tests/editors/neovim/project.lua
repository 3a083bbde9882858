-- A git repository with some history, and what lies in it.
local project = {}

local function git(folder, ...)
  local done = vim.system({ 'git', '-C', folder, ... }, { env = {
    GIT_AUTHOR_NAME = 'Ada', GIT_AUTHOR_EMAIL = 'ada@localhost',
    GIT_COMMITTER_NAME = 'Ada', GIT_COMMITTER_EMAIL = 'ada@localhost',
  } }):wait(30000)
  return done.code == 0 or error('git ' .. table.concat({ ... }, ' ') .. ': ' .. done.stderr, 0)
end

--- Writes a file with these lines, and the folders it lies in.
function project.write(path, lines)
  local folder = vim.fs.dirname(path)
  -- Another driver may be making a folder above it just now.
  if not pcall(vim.fn.mkdir, folder, 'p') then
    vim.fn.mkdir(folder, 'p')
  end
  vim.fn.writefile(lines, path)
end

--- The lines of a handoff with two open slots, which git knows nothing of, and one that it knows:
-- three findings, and no more are told in words of one's own.
project.handoff = {
  '# Session Handoff',
  '<!-- handoff-ignore-file missing-sections -->',
  '## Current State',
  '### Work in Progress',
  '- **Active Task:** [CURRENT_TASK]',
  '- **Next Step:** say “done” to [IMMEDIATE_NEXT_ACTION]',
  '',
  '### Environment State',
  '- **Git Status:** [CLEAN/DIRTY]',
  '',
}

--- A repository with one commit, and a file that was changed since.
function project.make(folder)
  vim.fn.delete(folder, 'rf')
  project.write(folder .. '/count.c', { 'int count;' })
  git(folder, 'init', '-q', '-b', 'main')
  git(folder, 'add', '.')
  git(folder, 'commit', '-q', '-m', 'Count what is open')
  project.write(folder .. '/count.c', { 'int count = 1;' })
end

return project
