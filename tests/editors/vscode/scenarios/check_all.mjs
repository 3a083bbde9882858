import assert from 'node:assert/strict';
import { handoff, lineOf } from '../handoff.mjs';

const open = 'check-open-handoff.md';
const closed = 'check-closed-handoff.md';
const slots = { [open]: '[MAIN_WORK_AREA]', [closed]: '[CURRENT_TASK]' };
const texts = Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, handoff(slot)]));

export const checkAll = {
  name: 'check-all',
  shows: 'Check All Handoffs shows the findings of files that are not open, and none twice',
  files: texts,
  async run({ open: show, squiggle, command, notification, problems, page, type, save, selected }) {
    const counts = async (name) => {
      const row = problems(name).first();
      await row.waitFor();
      return (await row.locator('.monaco-count-badge').innerText()).trim();
    };
    await show(open);
    await squiggle(open).waitFor();
    await command('Handoff: Check All Handoffs');
    await page.locator('.viewpane-filter input').first().fill('check-');
    await notification(/\d+ handoffs checked: \d+ findings/).waitFor();
    assert.equal(await counts(open), '1');
    assert.equal(await counts(closed), '1');
    // A copy that were kept here would stay when the slot is filled in.
    for (const [name, slot] of Object.entries(slots)) {
      await show(name);
      await squiggle(name).waitFor();
      await command('Handoff: Next Open Slot');
      await selected(slot, lineOf(texts[name], slot));
      await type('written');
      await problems(name).first().waitFor({ state: 'detached' });
      await save();
    }
    await page.locator('.viewpane-filter input').first().fill('');
  },
};
