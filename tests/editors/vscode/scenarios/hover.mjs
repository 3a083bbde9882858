import assert from 'node:assert/strict';
import { handoff, lineOf } from '../handoff.mjs';

const file = 'hover-handoff.md';
const text = handoff('[CLEAN/DIRTY]');

export const hover = {
  name: 'hover',
  shows: 'a label says what belongs there and what git says now, by mouse and by keyboard',
  files: { [file]: text },
  async run({ page, open, go, press, editor, hover: box }) {
    await open(file);
    await go(lineOf(text, '[CLEAN/DIRTY]'), 8);
    await editor(file).locator('.view-line', { hasText: 'CLEAN/DIRTY' }).hover({ position: { x: 60, y: 8 } });
    await box('Whether changes are uncommitted').waitFor();
    assert.match(await box('Whether changes').innerText(), /Now:\s*DIRTY \(/);
    await page.mouse.move(640, 890);
    await box('Whether changes').waitFor({ state: 'hidden' });
    await press('Control+K', 'Control+I');
    await box('Whether changes are uncommitted').waitFor();
  },
};
