import assert from 'node:assert/strict';
import { handoff } from '../handoff.mjs';
import { gated } from '../programs.mjs';
import { until } from '../until.mjs';

const file = 'crash-handoff.md';
const starts = (log) => log.match(/ is running/g).length;

export const crash = {
  name: 'crash',
  shows: 'a server that dies is started again and said so, but not without end; Restart Server starts it then, and never a second one',
  files: { [file]: handoff('[MAIN_WORK_AREA]') },
  async run({ page, open, squiggle, notification, command, status, shot }, { log, servers, wish, program, outside }) {
    async function kill() {
      const [server, ...others] = await until('one server runs', () => servers().length > 0 && servers());
      assert.deepEqual(others, []);
      process.kill(server, 'SIGKILL');
      return server;
    }

    await open(file);
    await squiggle(file).waitFor();
    await status('Handoff').waitFor();

    // Restarted by hand while it is being started again.
    const other = gated(outside('crash'), program);
    await wish({ 'handoff.server.path': other.path });
    await other.start(1);
    await status('Handoff').waitFor({ state: 'hidden' });
    await other.open();
    await status('Handoff').waitFor();
    await kill();
    await other.start(2);
    await command('Handoff: Restart Server');
    const third = await other.start(3);
    assert.deepEqual(other.alive(), [third]);
    await other.open();
    await status('Handoff').waitFor();
    assert.deepEqual(servers(), [third]);
    const count = starts(await log());
    await wish({});
    await until('the bundled server', async () => starts(await log()) === count + 1);
    assert.notDeepEqual(servers(), [third]);

    await squiggle(file).waitFor();
    const before = starts(await log()) - 2; // one crash was above
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

    for (let crashes = 3; crashes <= 5; crashes += 1) {
      await until('the server is up again', async () => starts(await log()) === before + crashes);
      await kill();
    }
    await notification('5 times in 3 minutes and stays off').waitFor();
    await status('Handoff').waitFor({ state: 'hidden' });
    assert.deepEqual(servers(), []);
    await command('Handoff: Restart Server');
    await status('Handoff').waitFor();
    assert.equal(servers().length, 1);
  },
};
