import { handoff, lineOf } from '../handoff.mjs';
import { until } from '../until.mjs';

const file = 'highlights-handoff.md';
const text = handoff().replace('**Git Status:** CLEAN', '**Git Status:** CLEAN\n**GIT STATUS:** CLEAN');

export const highlights = {
  name: 'highlights',
  shows: 'a label is highlighted wherever it is, whatever its case, and words that are like it are not',
  files: { [file]: text },
  async run({ open, go, status, page }) {
    await open(file);
    await status('Handoff').waitFor();
    await go(lineOf(text, '**Git Status:**'), 5);
    const marks = page.locator('.view-overlays [class*="wordHighlight"]');
    await until('both labels to be highlighted, as a whole', async () => {
      const widths = await marks.evaluateAll((all) => all.map((mark) => mark.getBoundingClientRect().width));
      return widths.length === 2 && widths[0] === widths[1];
    });
  },
};
