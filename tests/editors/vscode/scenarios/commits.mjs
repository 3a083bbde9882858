import assert from 'node:assert/strict';
import { filled, lineOf } from '../handoff.mjs';
import { nameOf } from '../repository.mjs';

const file = 'commits/commits-handoff.md';

export const commits = {
  name: 'commits',
  shows: 'a commit says what it is and leads to its page; a listed file says how many lines it gained and lost, where that is wanted',
  async run({ open, go, press, editor, squiggle, hover }, { folder, write }) {
    const commit = nameOf(folder, 'HEAD~1');
    const text = filled({ '[CURRENT_TASK]': `Go on from \`${commit}\``, '[FILE_1]': '`src/lantern.ts`', '[FILE_2]': '[FILE_2]' }, 'written');
    write({ [file]: text, 'commits/.handoff.json': JSON.stringify({ inlayHints: { changes: true } }) });
    await open(file);
    await squiggle(file).waitFor();
    await editor(file).locator('.view-line', { hasText: /src\/lantern\.ts.*\+\d+\s−\d+/ }).waitFor();
    const line = text.split('\n')[lineOf(text, commit) - 1];
    await go(lineOf(text, commit), line.indexOf(commit) + 3);
    await press('Control+K', 'Control+I');
    await hover('Count the lit lanterns').waitFor();
    const link = editor(file).locator('.detected-link', { hasText: commit });
    await link.first().waitFor();
    assert.equal(await link.count(), 1);
  },
};
