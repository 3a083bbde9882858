-- Going to open slots.
local expect = require('expect')
local project = require('project')

local function start_on(start, options)
  project.write(start.folder .. '/handoff.md', project.handoff)
  local nvim = start(vim.tbl_extend('force', { file = 'handoff.md' }, options or {}))
  nvim:wait_for_server()
  return nvim
end

return {
  { ']h and [h go to open slots, and round the ends', function(start)
    local nvim = start_on(start, { setup = '{ keymaps = true }' })
    for _, step in ipairs({
      { ']h', 5, 20 }, { ']h', 6, 36 }, { ']h', 9, 19 }, { ']h', 5, 20 }, { '[h', 9, 19 },
      { '2[h', 5, 20 }, { '2]h', 9, 19 }, { '[h', 6, 36 },
    }) do
      nvim:keys(step[1])
      nvim:wait_for_cursor(step[2], step[3])
    end
    nvim:keys('<C-o>')
    nvim:wait_for_cursor(9, 19)
  end },

  { 'what belongs into a slot is said', function(start)
    local nvim = start_on(start, { setup = '{ keymaps = true }' })
    nvim:keys(']h')
    nvim:wait_for_cursor(5, 20)
    nvim:wait_for_note('Active Task: ')
  end },

  { 'no key is mapped unasked, and <Plug> maps', function(start)
    local nvim = start_on(start)
    expect.same(']h', nvim:lua("return vim.fn.maparg(']h', 'n')"), '')
    nvim:command('nmap <Space> <Plug>(handoff-next-slot)')
    nvim:keys('2<Space>')
    nvim:wait_for_cursor(6, 36)
  end },

  { 'a document without open slots says so', function(start)
    local nvim = start_on(start, { setup = '{ keymaps = true }' })
    nvim:command([[%substitute/\[.*\]/done/]])
    nvim:keys(']h')
    nvim:wait_for_note('No open slot')
    nvim:command('edit! count.md')
    nvim:wait_for_server()
    nvim:command("lua require('handoff_ls').next_slot()")
    nvim:wait_for_note('This is no handoff')
  end },
}
