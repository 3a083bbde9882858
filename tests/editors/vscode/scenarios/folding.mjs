import assert from 'node:assert/strict';
import { handoff } from '../handoff.mjs';
import { until } from '../until.mjs';

const file = 'folding-handoff.md';

export const folding = {
  name: 'folding',
  shows: 'sections fold; the selection grows by what a handoff is made of',
  files: { [file]: handoff().replace('**Git Status:** CLEAN', '**Git Status:** CLEAN (on main)') },
  async run({ open, command, text, go, press, status, page }) {
    await open(file);
    await status('Handoff').waitFor();
    await command('Fold Level 2');
    await until('the sections to be folded', async () => !/Git Status/.test(await text(file)));
    assert.match(await text(file), /## Current State.*\n\n## Context for Next Session/);
    await command('Unfold All');
    await until('the sections to be there', async () => /Git Status/.test(await text(file)));
    const line = (await text(file)).split('\n').findIndex((one) => one.includes('**Git Status:**')) + 1;
    await go(line, 20);
    const length = (count) => page.locator('.statusbar-item', { hasText: `(${count} selected)` }).waitFor();
    await press('Shift+Alt+ArrowRight');
    await length('CLEAN'.length);
    await press('Shift+Alt+ArrowRight');
    await length('CLEAN (on main)'.length);
  },
};
