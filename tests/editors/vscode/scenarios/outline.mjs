import assert from 'node:assert/strict';
import { handoff, lineOf } from '../handoff.mjs';

const file = 'outline-handoff.md';
const text = handoff('[CURRENT_TASK]', '[CLEAN/DIRTY]').replace('- **Build', '- **Lamp Oil:** half\n- **Build');

export const outline = {
  name: 'outline',
  shows: 'sections, labels with their values and what is open, in the outline and both lists of symbols',
  files: { [file]: text, 'symbols.md': '# Notes\n\n## Work in Progress\n' },
  async run({ page, open, at, command, quick, focused, shot }) {
    await open(file);
    const files = page.locator('.explorer-viewlet .pane-header', { hasText: 'lantern' });
    await command('Explorer: Focus on Outline View');
    await files.click();
    const row = (part) => page.locator('.outline-pane .monaco-list-row', { hasText: part }).first();
    await row('Git Status').waitFor();
    assert.match(await row('Environment State').innerText(), /1 open/);
    assert.match(await row('Current State').innerText(), /2 open/);
    assert.match(await row('Build Status').innerText(), /SUCCESS/);
    await shot('outline-view');
    await files.click();

    await open(file);
    await quick('Control+Shift+O', '@Test Status', 'Test Status');
    await at(lineOf(text, '**Test Status:**'), 5);
    await open('symbols.md');
    await quick('Control+T', '#Lamp Oil', 'Lamp Oil');
    await focused(file);
    await at(lineOf(text, '**Lamp Oil:**'), 3);
  },
};
