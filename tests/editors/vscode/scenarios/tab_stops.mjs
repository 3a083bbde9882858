import assert from 'node:assert/strict';
import { handoff } from '../handoff.mjs';

const file = 'stops-handoff.md';
const text = handoff('[MAIN_WORK_AREA]', '[CLEAN/DIRTY]', '[SECURITY_NOTES]');

export const tabStops = {
  name: 'tab-stops',
  shows: 'the open slots are gone through as the tab stops of one snippet, with the words of a choice as suggestions',
  files: { [file]: text },
  async run({ open, go, press, type, squiggle, quickFix, accept, selected, save, shot }, { read }) {
    await open(file);
    await squiggle(file).waitFor();
    await go(1, 5);
    await (await quickFix('Go through the open slots')).click();
    await selected('[MAIN_WORK_AREA]', 10);
    await type('Lamps');
    await press('Tab');
    await shot('tab-stops-choice');
    await accept(/^DIRTY/); // and on to the next
    await type('None');
    await press('Escape');
    await save();
    assert.equal(await read(file), text
      .replace('[MAIN_WORK_AREA]', 'Lamps').replace('[CLEAN/DIRTY]', 'DIRTY').replace('[SECURITY_NOTES]', 'None'));
  },
};
