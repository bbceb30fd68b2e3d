-- Does in Neovim what a user does, and writes what came of it to $OUT as JSON.
local out = { version = tostring(vim.version()), steps = {} }

local function finish(code)
  local file = assert(io.open(vim.env.OUT, "w"))
  file:write(vim.json.encode(out))
  file:close()
  vim.cmd(code == 0 and "qa!" or "cq!")
end

local function await(what, condition)
  assert(vim.wait(60000, condition, 20), "nothing came of: " .. what)
  table.insert(out.steps, what)
end

out.messages = {}
local show = vim.lsp.handlers["window/showMessage"]
vim.lsp.handlers["window/showMessage"] = function(...)
  table.insert(out.messages, select(2, ...).message)
  return show(...)
end

local ok, problem = xpcall(function()
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.FILE))
  local buffer = vim.api.nvim_get_current_buf()
  await("a finding", function() return #vim.diagnostic.get(buffer) > 0 end)
  out.count = #vim.diagnostic.get(buffer)
  local found = vim.diagnostic.get(buffer)[1]
  local sent = found.user_data.lsp
  out.finding = {
    code = found.code, line = found.lnum, column = found.col, message = found.message,
    page = sent.codeDescription and sent.codeDescription.href,
    related = #sent.relatedInformation,
  }
  local client = vim.lsp.get_clients({ bufnr = buffer })[1]
  out.encoding = client.offset_encoding
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })

  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local answer = client:request_sync("textDocument/hover", params, 60000, buffer)
  out.hover = answer.result.contents.value

  local function act(beginning)
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action) return vim.startswith(action.title, beginning) end,
    })
  end
  act("Open the reference")
  await("the reference", function() return vim.endswith(vim.api.nvim_buf_get_name(0), "results.py") end)
  out.reference = vim.api.nvim_get_current_line()
  vim.api.nvim_set_current_buf(buffer)
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })

  if vim.env.PICTURE then
    vim.diagnostic.open_float()
    return
  end
  act(vim.env.ACTION)
  await("an action", function() return vim.bo[buffer].modified end)
  await("no finding", function() return #vim.diagnostic.get(buffer) == 0 end)
  vim.cmd("write")
end, debug.traceback)
if not ok then out.error = problem end
if not vim.env.PICTURE then finish(ok and 0 or 1) end
