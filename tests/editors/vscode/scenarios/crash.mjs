import assert from 'node:assert/strict';
import { readdirSync, readlinkSync } from 'node:fs';
import { handoff } from '../handoff.mjs';
import { until } from '../until.mjs';

const file = 'crash-handoff.md';

/** Processes whose program is the extension's; this process namespace has no other's. */
const servers = () => readdirSync('/proc').filter((entry) => {
  try {
    return /^\d+$/.test(entry) && readlinkSync(`/proc/${entry}/exe`).endsWith('/server/handoff-ls');
  } catch {
    return false; // it has ended
  }
}).map(Number);

const starts = (log) => log.match(/handoff-ls is running/g).length;

async function kill() {
  const [server, ...others] = await until('one server runs', () => servers().length > 0 && servers());
  assert.deepEqual(others, []);
  process.kill(server, 'SIGKILL');
  return server;
}

export const crash = {
  name: 'crash',
  shows: 'a server that dies is started again and said so, but not without end; Restart Server starts it then',
  files: { [file]: handoff('[MAIN_WORK_AREA]') },
  async run({ page, open, squiggle, notification, command, status, shot }, { log }) {
    await open(file);
    await squiggle(file).waitFor();
    await status('Handoff').waitFor();
    const before = starts(await log()) - 1;
    const dead = await kill();
    const said = notification('ended unexpectedly and was started again');
    await said.waitFor();
    await shot('crash-restarted');
    await until('another server runs', () => servers().some((server) => server !== dead));
    await status('Handoff').waitFor();
    await squiggle(file).waitFor();
    await said.locator('.monaco-button', { hasText: 'Show Log' }).click();
    await page.locator('.output-view-container, .part.panel .output-view').first().waitFor();
    await page.mouse.move(640, 300);
    await open(file);

    for (let crashes = 2; crashes <= 5; crashes += 1) {
      await until('the server is up again', async () => starts(await log()) === before + crashes);
      await kill();
    }
    await notification('5 times in 3 minutes and stays off').waitFor();
    assert.deepEqual(servers(), []);
    await command('Handoff: Restart Server');
    await status('Handoff').waitFor();
    assert.equal(servers().length, 1);
  },
};
