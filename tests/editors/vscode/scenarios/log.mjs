import assert from 'node:assert/strict';

const words = '.part.panel .monaco-editor .view-line';

export const log = {
  name: 'log',
  shows: 'Show Log shows which server runs, and the traffic with it where the setting wants that',
  files: { 'log-handoff.md': '# Session Handoff\n' },
  async run({ page, open, command, status }, { wish }) {
    await open('log-handoff.md');
    await status('Handoff').waitFor();
    await command('Handoff: Show Log');
    await page.locator(words, { hasText: /is\s+running/ }).first().waitFor();
    const traffic = page.locator(words, { hasText: /Sending\s+request\s+'handoff\/openSlots/ }).first();
    assert.equal(await traffic.count(), 0);
    await wish({ 'handoff.trace.server': 'messages' });
    await traffic.waitFor(); // since the status bar asks after every setting
  },
};
