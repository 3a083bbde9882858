import assert from 'node:assert/strict';
import { filled, lineOf } from '../handoff.mjs';

const file = 'places-handoff.md';
const text = filled({
  '[FILE_1]': '`src/lantern.ts`',
  '[FILE:LINE]': '`docs/counting.md:3`',
  '[CURRENT_TASK]': 'Count by the river',
  '[IN_PROGRESS_TASK]': 'Count by the river',
  '[HIGH_PRIORITY_TASK]': 'count by the river',
  '[MEDIUM_PRIORITY_TASK]': 'Light the bridge',
  '[KEY_CONTEXT_INFO]': 'See [the state](#environment-state).',
}, 'written');

export const places = {
  name: 'places',
  shows: 'definition leads to the line of a file; a task has references; a task and a section are renamed everywhere',
  files: { [file]: text },
  async run({ page, open, go, at, press, focused, dirty, save, shot }, { read }) {
    async function rename(before, after) {
      const box = page.locator('.rename-box input');
      await press('F2');
      await box.waitFor();
      assert.equal(await box.inputValue(), before);
      await box.fill(after);
      await press('Enter');
      await box.waitFor({ state: 'hidden' });
      await dirty.waitFor();
      await save();
    }

    await open(file);
    const line = lineOf(text, 'docs/counting.md:3');
    await go(line, text.split('\n')[line - 1].indexOf('counting') + 1);
    await press('F12');
    await focused('docs/counting.md');
    await at(3, 1);

    await open(file);
    await go(lineOf(text, '**Active Task:**'), 22);
    await press('Shift+F12');
    const found = page.locator('.reference-zone-widget .ref-tree .monaco-list-row');
    await found.filter({ hasText: 'count by the river' }).first().waitFor();
    assert.equal(await found.count(), 3);
    await shot('places-references');
    await press('Escape');

    await rename('Count by the river', 'Count by the sea');
    await go(lineOf(text, '### Environment State'), 6);
    await rename('Environment State', 'Environment');
    const renamed = text.replaceAll(/count by the river/gi, 'Count by the sea');
    assert.equal(await read(file), renamed.replace('# Environment State', '# Environment').replace('#environment-state', '#environment'));
  },
};
