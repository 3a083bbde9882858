import assert from 'node:assert/strict';

const file = 'docs/handoffs/handoff-003.md';

export const newHandoff = {
  name: 'new-handoff',
  shows: 'New Handoff goes on with the names that are there, is filled from git and opened at its first open slot',
  async run({ command, editor, focused, page, status }, { read }) {
    await command('Handoff: New Handoff');
    await editor(file).waitFor();
    await focused(file);
    await page.locator('.statusbar-item', { hasText: /Ln \d+, Col \d+ \(\d+ selected\)/ }).waitFor();
    await status(/Handoff [1-9]\d\/82$/).waitFor();
    const text = await read(file);
    assert.match(text, /^# Session Handoff\n/);
    assert.match(text, /Count the lit lanterns/);
    assert.match(text, /\*\*Git Status:\*\* DIRTY/);
    assert.match(await read('docs/handoffs/handoff-002.md'), /\*\*Session ID:\*\* two\n/);
  },
};
