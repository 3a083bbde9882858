import assert from 'node:assert/strict';
import { handoff } from '../handoff.mjs';
import { without } from '../programs.mjs';

const file = 'requests-handoff.md';

export const requests = {
  name: 'requests',
  shows: 'what a server cannot answer is said as that',
  files: { [file]: handoff('[MAIN_WORK_AREA]') },
  async run({ page, open, command, notification, squiggle, status }, { wish, outside, program }) {
    await open(file);
    await status('Handoff').waitFor();
    await wish({ 'handoff.server.path': without(outside('requests'), program, 'handoff/openSlots') });
    await status('Handoff').waitFor({ state: 'hidden' });
    await squiggle(file).waitFor();
    for (const title of ['Next Open Slot', 'Fill From Git']) {
      await command(`Handoff: ${title}`);
      await notification(/Session Handoff: .*handoff\/openSlot_/).locator('.monaco-button', { hasText: 'Show Log' }).waitFor();
      await command('Notifications: Clear All Notifications');
    }
    assert.equal(await page.locator('.statusbar-item', { hasText: 'This is no handoff' }).count(), 0);
  },
};
