import assert from 'node:assert/strict';
import { handoff } from '../handoff.mjs';
import { gated } from '../programs.mjs';
import { until } from '../until.mjs';

const file = 'starting-handoff.md';

export const starting = {
  name: 'starting',
  shows: 'a server that never answers is given up after a while, by Restart Server and by another setting, and leaves no process; ' +
    'a program that is no server is said',
  files: { [file]: handoff('[MAIN_WORK_AREA]') },
  async run({ open, command, notification, status, page }, { wish, outside, program, servers }) {
    const path = 'handoff.server.path';
    const none = notification('did not start');
    await open(file);
    await status('Handoff').waitFor();

    // Its gate stays shut.
    const silent = gated(outside('starting'), program);
    await wish({ [path]: silent.path });
    await silent.start(1);
    await command('Handoff: Restart Server');
    const second = await silent.start(2);
    assert.deepEqual(silent.alive(), [second]);
    await wish({});
    await status('Handoff').waitFor();
    assert.deepEqual(silent.alive(), []);
    assert.equal(await none.count(), 0);

    await wish({ [path]: silent.path });
    await notification(`did not start: ${silent.path} has not answered in 10 seconds`).waitFor();
    assert.deepEqual(silent.alive(), []);
    await none.locator('.monaco-button', { hasText: 'Show Log' }).waitFor();
    await none.locator('.monaco-button', { hasText: 'Restart' }).click();
    await silent.start(4);
    await wish({});
    await status('Handoff').waitFor();

    for (const [name, reason] of [['/bin/cat', 'did not start: /bin/cat: '], ['/bin/true', 'ended with status 0']]) {
      await command('Notifications: Clear All Notifications');
      await wish({ [path]: name });
      await notification(reason).waitFor();
      await wish({});
      await status('Handoff').waitFor();
      assert.equal(await page.locator('.notifications-toasts .notification-list-item', { hasText: name }).count(), 1);
    }

    // A window that closes ends the extension.
    await wish({ [path]: silent.path });
    await silent.start(5);
    await page.reload({ waitUntil: 'domcontentloaded' });
    const last = await silent.start(6);
    await until('only the new window has one', () => silent.alive().join() === `${last}`);
    await wish({});
    await status('Handoff').waitFor();
    await until('one server', () => servers().length === 1);
  },
};
