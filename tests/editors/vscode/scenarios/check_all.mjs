import assert from 'node:assert/strict';
import { handoff } from '../handoff.mjs';

const open = 'check-open-handoff.md';
const closed = 'check-closed-handoff.md';

export const checkAll = {
  name: 'check-all',
  shows: 'Check All Handoffs shows the findings of files that are not open, and each only once',
  files: { [open]: handoff('[MAIN_WORK_AREA]'), [closed]: handoff('[CURRENT_TASK]') },
  async run({ open: show, squiggle, command, notification, problems, page }) {
    const counts = async (name) => {
      const row = problems(name).first();
      await row.waitFor();
      return (await row.locator('.monaco-count-badge').innerText()).trim();
    };
    await show(open);
    await squiggle(open).waitFor();
    await command('Handoff: Check All Handoffs');
    await page.locator('.markers-panel-action-filter input, .viewpane-filter input').first().fill('check-');
    await notification(/\d+ handoffs checked: \d+ findings/).waitFor();
    assert.equal(await counts(open), '1');
    assert.equal(await counts(closed), '1');
    await show(closed);
    await squiggle(closed).waitFor();
    assert.equal(await counts(closed), '1');
  },
};
