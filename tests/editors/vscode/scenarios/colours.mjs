import { filled, lineOf } from '../handoff.mjs';
import { until } from '../until.mjs';

const file = 'colours-handoff.md';
const text = filled({
  '[MAIN_WORK_AREA]': '[MAIN_WORK_AREA]',
  '[FILE_1]': '`src/lantern.ts`',
  '[ACCOMPLISHMENT_1]': 'Counted, in commit 1a2b3c4d',
  '[CURRENT_TASK]': '[CURRENT_TASK]',
}, 'written');
const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern' };
const words = ['### Primary Focus', 'MAIN_WORK_AREA', 'Active Task', 'CLEAN', 'src/lantern.ts', '1a2b3c4d'];

/** What the words of the lines look like: by text, the colour. */
const colours = (editor) => editor.locator('.view-line span > span').evaluateAll((spans) =>
  Object.fromEntries(spans.map((span) => [span.textContent.replaceAll('\u00a0', ' '), getComputedStyle(span).color])));

export const colourful = {
  name: 'colours',
  shows: 'headings, open slots, labels, choices, paths and commits have colours of their own in light and dark themes',
  files: { [file]: text },
  async run({ open, editor, go, squiggle, page, command, shot, press }, { wish }) {
    await open(file);
    await squiggle(file).waitFor();
    for (const [name, theme] of Object.entries(themes)) {
      await wish({ 'workbench.colorTheme': theme });
      await page.locator(`.monaco-workbench.${name === 'dark' ? 'vs-dark' : 'vs'}`).waitFor();
      await until(`colours of their own in ${name}`, async () => {
        const seen = await colours(editor(file));
        return new Set(words.map((word) => seen[word])).size === words.length;
      });
      await shot(`colours-${name}`);
    }
    await go(lineOf(text, '[CURRENT_TASK]'), 22);
    await command('Developer: Inspect Editor Tokens and Scopes');
    await page.locator('.token-inspect-widget', { hasText: 'macro' }).waitFor();
    await press('Escape');
  },
};
