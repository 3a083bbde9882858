import assert from 'node:assert/strict';
import { filled } from '../handoff.mjs';
import { until } from '../until.mjs';

const file = 'rename-file-handoff.md';
const text = filled({ '[FILE_1]': '`rename-file-old.txt`', '[FILE:LINE]': '`rename-file-old.txt:1`' }, 'written');

export const renameFile = {
  name: 'rename-file',
  shows: 'a file that is renamed in the explorer goes on being named in handoffs',
  files: { [file]: text, 'rename-file-old.txt': 'one\n' },
  async run({ page, open, command, press }, { read }) {
    await open('rename-file-old.txt');
    await command('File: Reveal Active File in Explorer View');
    await page.locator('.explorer-folders-view .monaco-list-row.focused', { hasText: 'rename-file-old.txt' }).waitFor();
    await press('F2');
    const box = page.locator('.explorer-item-edited input');
    await box.fill('rename-file-new.txt');
    await press('Enter');
    await page.locator('.monaco-dialog-box .monaco-button', { hasText: 'OK' }).click();
    await page.locator('.tab.dirty', { hasText: file }).waitFor();
    await command('File: Save All');
    const renamed = text.replaceAll('rename-file-old', 'rename-file-new');
    await until('the handoff names the file anew', async () => (await read(file)) === renamed);
    assert.equal(await page.locator('.tab', { hasText: 'rename-file-new.txt' }).count(), 1);
  },
};
