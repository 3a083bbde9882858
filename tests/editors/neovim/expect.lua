-- What a scenario holds the editor to.
local expect = {}

local function fail(what, got, wanted)
  error(('%s: %s\nwanted: %s'):format(what, vim.inspect(got), vim.inspect(wanted)), 0)
end

function expect.same(what, got, wanted)
  if not vim.deep_equal(got, wanted) then
    fail(what, got, wanted)
  end
end

function expect.has(what, got, wanted)
  local is_there = type(got) == 'table' and vim.tbl_contains(got, wanted)
    or type(got) == 'string' and got:find(wanted, 1, true)
  if not is_there then
    fail(what, got, wanted)
  end
end

return expect
