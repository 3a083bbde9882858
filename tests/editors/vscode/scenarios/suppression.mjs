import assert from 'node:assert/strict';
import { handoff, lineOf } from '../handoff.mjs';

const file = 'ignore-handoff.md';
const text = handoff().replace('**Git Status:** CLEAN', '**Git Status:** MAYBE');
const line = '- **Git Status:** MAYBE';

export const suppression = {
  name: 'suppression',
  shows: 'a quick fix writes a comment, and the finding goes; with an undo it is back',
  files: { [file]: text },
  async run({ open, go, squiggle, quickFix, save, press, shot }, { read }) {
    await open(file);
    await go(lineOf(text, line), line.indexOf('MAYBE') + 1);
    await squiggle(file).waitFor();
    const row = await quickFix('on this line');
    await shot('suppression-menu');
    await row.click();
    await squiggle(file).waitFor({ state: 'detached' });
    await save();
    assert.equal(await read(file), text.replace(line, `<!-- handoff-ignore-next-line invalid-choice -->\n${line}`));
    await press('Control+Z');
    await squiggle(file).waitFor();
    await save();
    assert.equal(await read(file), text);
  },
};
