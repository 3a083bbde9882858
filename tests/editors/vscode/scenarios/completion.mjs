import assert from 'node:assert/strict';
import { handoff, lineOf, template } from '../handoff.mjs';

const file = 'completion-handoff.md';
const empty = 'empty-handoff.md';
const text = handoff().replace(/### Blocking Issues\n(- .*\n)+\n/, '').replace('### Files Modified\n', '### Files Modified\n\n');

export const completion = {
  name: 'completion',
  shows: 'completion after [, after # and with Ctrl+Space, with tab stops',
  files: { [file]: text, [empty]: '' },
  async run({ page, open, go, type, press, suggest, suggestions, accept, save, shot }, { read }) {
    const placeholder = page.locator('.snippet-placeholder').first();

    await open(empty);
    await (await suggest('Session Handoff')).click();
    await placeholder.waitFor({ state: 'attached' });
    await type('twelve');
    await press('Tab');
    await type('today');
    await press('Escape');
    await save();
    assert.equal(await read(empty), template.replace('[SESSION_ID]', 'twelve').replace('[TIMESTAMP]', 'today'));

    await open(file);
    await go(lineOf(text, '### Files Modified') + 1, 1);
    await type('[');
    await accept('FILE_3');
    await placeholder.waitFor({ state: 'attached' });
    await type('src/new.ts');
    await press('Tab');
    await type('lights up');
    await press('Escape', 'Escape');

    const heading = lineOf(text, '### Environment State');
    await go(heading - 1, 1);
    await press('Enter');
    await type('#');
    await suggestions('Blocking Issues').waitFor();
    await shot('completion-sections');
    await accept('Blocking Issues');
    await placeholder.waitFor({ state: 'attached' });
    await type('Wind');
    await press('Tab');
    await type('lanterns go out');
    await press('Escape', 'Escape');
    await save();
    const saved = await read(file);
    assert.match(saved, /### Files Modified\n- src\/new\.ts - lights up\n- written - written\n/);
    assert.match(saved, /### Blocking Issues\n- Wind - lanterns go out\n- \[BLOCKER_2\] - \[IMPACT_DESCRIPTION\]\n/);
  },
};
