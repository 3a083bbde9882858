import { filled, lineOf } from '../handoff.mjs';

const file = 'links-handoff.md';
const place = 'docs/counting.md:3';
const text = filled({ '[FILE:LINE]': `\`${place}\`` }, 'written');

export const links = {
  name: 'links',
  shows: 'a click with Ctrl on the name of a file leads to its line',
  files: { [file]: text },
  async run({ open, go, editor, focused, at, status }, { wish }) {
    await wish({ 'handoff.features': { definition: false } }); // which the same click asks for
    await open(file);
    await status('Handoff').waitFor();
    await go(lineOf(text, place), 1);
    await editor(file).locator('.detected-link', { hasText: 'counting' }).first().click({ modifiers: ['Control'] });
    await focused('docs/counting.md');
    await at(3, 1);
  },
};
