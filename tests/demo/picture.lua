-- Draws docs/images/demo.svg: the cells of a real Neovim screen, as its user interface protocol
-- gives them (`:help ui-linegrid`), text as text.
local editor = require('editor')

local columns, rows = 104, 35
local cell = { width = 8.4, height = 18 }
local margin = { left = 14, top = 40, bottom = 2 }

-- The screen -------------------------------------------------------------------------------------

local screen = { attributes = { [0] = {} }, colours = {}, lines = {} }
for row = 1, rows do
  screen.lines[row] = {}
  for column = 1, columns do
    screen.lines[row][column] = { text = ' ', attribute = 0 }
  end
end

local draw = {}

function draw.default_colors_set(foreground, background)
  screen.colours = { foreground = foreground, background = background }
end

function draw.hl_attr_define(id, attributes)
  screen.attributes[id] = attributes
end

function draw.grid_line(_, row, first, cells)
  local column, attribute = first, 0
  for _, part in ipairs(cells) do
    attribute = part[2] or attribute
    for _ = 1, part[3] or 1 do
      column = column + 1
      screen.lines[row + 1][column] = { text = part[1], attribute = attribute }
    end
  end
end

function draw.grid_clear()
  for row = 1, rows do
    draw.grid_line(1, row - 1, 0, { { ' ', 0, columns } })
  end
end

function draw.grid_scroll(_, top, bottom, left, right, distance)
  local first, last, step = top + 1, bottom - distance, 1
  if distance < 0 then
    first, last, step = bottom, top + 1 - distance, -1
  end
  for row = first, last, step do
    for column = left + 1, right do
      screen.lines[row][column] = screen.lines[row + distance][column]
    end
  end
end

-- A Neovim to look at ----------------------------------------------------------------------------

--- Runs a script of this folder in another Neovim, until that says it is ready and has drawn it.
local function watch(script)
  local input, output = vim.loop.new_pipe(false), vim.loop.new_pipe(false)
  local ready, drawn, ended
  local function hear(kind, method, events)
    if kind ~= 2 then
      return
    elseif method ~= 'redraw' then
      ready = ready or method == 'ready'
      return
    end
    for _, event in ipairs(events) do
      for index = 2, #event do
        if draw[event[1]] then
          draw[event[1]](unpack(event[index]))
        end
      end
      drawn = ready and event[1] == 'flush' or drawn
    end
  end

  local handle = vim.loop.spawn(vim.v.progpath, {
    args = { '--embed', '--clean', '-n', '-i', 'NONE', '--cmd',
      ('lua package.path = [[%s]]'):format(package.path),
      '-c', ("lua require('editor').perform('%s')"):format(script) },
    stdio = { input, output, 2 },
  }, function()
    ended = true
  end)
  local unpacker = vim.mpack.Unpacker()
  output:read_start(function(_, data)
    local position = 1
    while data and position <= #data do
      local message
      message, position = unpacker(data, position)
      if message then
        hear(unpack(message))
      end
    end
  end)
  local function request(id, method, ...)
    input:write(vim.mpack.encode({ 0, id, method, { ... } }))
  end
  request(1, 'nvim_ui_attach', columns, rows, { rgb = true, ext_linegrid = true })
  editor.wait('the picture', function()
    return drawn or ended
  end)
  request(2, 'nvim_command', 'qall!')
  editor.wait('the end of the Neovim in the picture', function()
    return ended
  end)
  handle:close()
  return drawn or error('the Neovim in the picture ended early', 0)
end

-- The drawing ------------------------------------------------------------------------------------

local function colour(number)
  return ('#%06x'):format(number)
end

local function escape(text)
  return (text:gsub('[&<>]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;' }))
end

--- The stretches of a line that look the same: {text, attribute, first, count}.
local function runs_of(line)
  local runs = {}
  for column, piece in ipairs(line) do
    local last = runs[#runs]
    if last and last.attribute == piece.attribute then
      last.text = last.text .. piece.text
      last.count = last.count + 1
    else
      runs[#runs + 1] =
        { text = piece.text, attribute = piece.attribute, first = column - 1, count = 1 }
    end
  end
  return runs
end

local function draw_run(run, row, add)
  local look = screen.attributes[run.attribute]
  local foreground = look.foreground or screen.colours.foreground
  local background = look.background or screen.colours.background
  if look.reverse then
    foreground, background = background, foreground
  end
  local x, y = margin.left + run.first * cell.width, margin.top + (row - 1) * cell.height
  local width = run.count * cell.width
  if background ~= screen.colours.background then
    add('<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>', x, y, width, cell.height,
      colour(background))
  end
  if look.underline or look.undercurl then
    add('<path d="M%.1f %.1fh%.1f" stroke="%s"/>', x, y + 16.5, width,
      colour(look.special or foreground))
  end
  local text = run.text:gsub('%s+$', '')
  if text == '' then
    return
  end
  local cells = run.count - (#run.text - #text)
  add('<text x="%.1f" y="%d" textLength="%.1f" fill="%s"%s%s>%s</text>', x, y + 13,
    cells * cell.width, colour(foreground), look.bold and ' font-weight="bold"' or '',
    look.italic and ' font-style="italic"' or '', escape(text))
end

local function svg()
  local width = margin.left * 2 + columns * cell.width
  local height = margin.top + rows * cell.height + margin.bottom
  local parts = {}
  local function add(format, ...)
    parts[#parts + 1] = format:format(...)
  end
  add('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %d" width="%.0f" height="%d">',
    width, height, width, height)
  add('<title>A handoff in Neovim: what git knows is filled in, what is open is marked</title>')
  add('<rect x="0.5" y="0.5" width="%.0f" height="%d" rx="9" fill="%s" stroke="#6e7681"/>',
    width - 1, height - 1, colour(screen.colours.background))
  for index, dot in ipairs({ '#ff5f57', '#febc2e', '#28c840' }) do
    add('<circle cx="%d" cy="19" r="5.5" fill="%s"/>', index * 18 + 2, dot)
  end
  add('<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, \'DejaVu Sans Mono\', '
    .. 'monospace" font-size="14" xml:space="preserve">')
  add('<text x="%.0f" y="24" fill="#8b949e" text-anchor="middle">handoff.md</text>', width / 2)
  for row, line in ipairs(screen.lines) do
    for _, run in ipairs(runs_of(line)) do
      draw_run(run, row, add)
    end
  end
  add('</g>')
  add('</svg>')
  return table.concat(parts, '\n') .. '\n'
end

watch('scene')
local file = vim.env.DEMO_ROOT .. '/docs/images/demo.svg'
vim.fn.mkdir(vim.fn.fnamemodify(file, ':h'), 'p')
local handle = assert(io.open(file, 'wb'))
handle:write(svg())
handle:close()
io.stdout:write('Drawn: ', file, '\n')
