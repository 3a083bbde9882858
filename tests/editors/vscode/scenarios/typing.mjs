import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { handoff, lineOf } from '../handoff.mjs';

const file = 'typing-handoff.md';
const ordinary = 'notes.md';
const text = handoff().replace('**Git Status:** CLEAN', '**Git Status:** ');
const prose = 'Dirty handoff sessions build in git; words that a handoff would know.';

/** Counts how often the suggestions open from now on. */
const watchSuggestions = (page) => page.evaluate(() => {
  window.opened = 0;
  new MutationObserver((changes) => {
    for (const { target, oldValue } of changes) {
      const is = target.classList?.contains('suggest-widget') && target.classList.contains('visible');
      if (is && !oldValue.split(' ').includes('visible')) window.opened += 1;
    }
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'], attributeOldValue: true });
});

export const typing = {
  name: 'typing',
  shows: 'suggestions open for a word that the server knows, in handoffs only, and no setting is changed',
  files: { [file]: text, [ordinary]: '# Notes\n\nAbout lanterns.\n', 'writing-handoff.md': '' },
  async run({ page, open, go, type, press, suggestions, accept, save }, { read, settings }) {
    const before = await readFile(settings, 'utf8');
    await watchSuggestions(page);
    await open(ordinary);
    await press('Control+End');
    await type(prose);
    await save();
    assert.match(await read(ordinary), new RegExp(prose));
    await open(file);
    await go(lineOf(text, '### Primary Focus') + 1, 1);
    await press('End');
    await type(` ${prose}`);
    await save();

    // The server answers in order: what was typed before could have opened them by now.
    await go(lineOf(text, '**Git Status:**'), 1);
    await press('End');
    assert.equal(await page.evaluate(() => window.opened), 0);
    await type('di');
    await suggestions('DIRTY').waitFor();
    assert.equal(await page.evaluate(() => window.opened), 1);
    await accept('DIRTY');
    await save();
    assert.match(await read(file), /\*\*Git Status:\*\* DIRTY\n/);

    await open('writing-handoff.md');
    await type('hand');
    await suggestions('Session Handoff').waitFor();
    await press('Escape');
    assert.equal(await readFile(settings, 'utf8'), before);
  },
};
