import assert from 'node:assert/strict';
import { handoff, lineOf } from '../handoff.mjs';

const file = 'status/status-handoff.md';
const project = 'status/.handoff.json';
const template = 'status/.handoff/templates/brief.md';
const text = handoff('[CURRENT_TASK]', '[KEY_CONTEXT_INFO]');
const brief = '# Session Handoff\n\n## Current State\n### Work in Progress\n- **Active Task:** [CURRENT_TASK]\n';

export const statusBar = {
  name: 'status-bar',
  shows: 'how much is filled and what is open; a click lists it; hidden in ordinary Markdown; a project that changes counts at once',
  files: { [file]: text, [project]: '{}\n', [template]: brief, 'plain.md': '# Plain\n' },
  async run({ page, open, status, type, save, focused, selected }, { read, write }) {
    await open(file);
    await status(/Handoff 80\/82$/).waitFor();
    assert.match(await status('Handoff').getAttribute('aria-label'), /Work in Progress: Active Task/);

    write({ [project]: '{ "files": { "**": "off" } }' });
    await status('Handoff').waitFor({ state: 'hidden' });
    write({ [project]: '{ "files": { "**/*handoff.md": "brief" } }' });
    await status(/Handoff 0\/1$/).waitFor();
    write({ [template]: `${brief}- **Next Step:** [NEXT_STEP]\n` });
    await status(/Handoff 1\/2$/).waitFor();
    write({ [project]: '{}' });
    await status(/Handoff 80\/82$/).waitFor();

    await status('Handoff').click();
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'Important Background' }).click();
    await focused(file);
    await selected('[KEY_CONTEXT_INFO]', lineOf(text, '[KEY_CONTEXT_INFO]'));
    await type('Wind matters');
    await status(/Handoff 81\/82$/).waitFor();
    await save();
    assert.equal(await read(file), text.replace('[KEY_CONTEXT_INFO]', 'Wind matters'));
    await open('plain.md');
    await status('Handoff').waitFor({ state: 'hidden' });
  },
};
