import assert from 'node:assert/strict';
import { handoff, lineOf } from '../handoff.mjs';

const file = 'fix-handoff.md';
const text = handoff('[SUCCESS/FAILURE/UNKNOWN]');

export const quickFix = {
  name: 'quick-fix',
  shows: 'a value chosen from the menu of quick fixes',
  files: { [file]: text },
  async run({ open, go, squiggle, quickFix: menu, save }, { read }) {
    await open(file);
    await go(lineOf(text, '[SUCCESS/FAILURE/UNKNOWN]'), 24);
    await squiggle(file).waitFor();
    await (await menu('FAILURE')).click();
    await squiggle(file).waitFor({ state: 'detached' });
    await save();
    assert.equal(await read(file), text.replace('[SUCCESS/FAILURE/UNKNOWN]', 'FAILURE'));
  },
};
