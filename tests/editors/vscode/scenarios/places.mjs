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
}, 'written');

export const places = {
  name: 'places',
  shows: 'definition leads to the line of a file; a task has references and is renamed everywhere',
  files: { [file]: text },
  async run({ page, open, go, at, press, type, focused, save, shot }, { read }) {
    await open(file);
    await go(lineOf(text, 'docs/counting.md:3'), text.split('\n')[lineOf(text, 'docs/counting.md:3') - 1].indexOf('counting') + 1);
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

    await press('F2');
    const box = page.locator('.rename-box input');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'Count by the river');
    await box.fill('Count by the sea');
    await press('Enter');
    await box.waitFor({ state: 'hidden' });
    await page.locator('.tab.active.dirty').waitFor();
    await save();
    assert.equal(await read(file), text.replaceAll(/count by the river/gi, 'Count by the sea'));
  },
};
