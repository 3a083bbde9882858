import assert from 'node:assert/strict';
import { handoff, lineOf } from '../handoff.mjs';

const file = 'findings-handoff.md';
const text = handoff('[MAIN_WORK_AREA]').replace('**Git Status:** CLEAN', '**Git Status:** MAYBE');

export const findings = {
  name: 'findings',
  shows: 'squiggles and Problems, and none in ordinary Markdown',
  files: { [file]: text, 'ordinary.md': '# Ordinary\n\n[MAIN_WORK_AREA] is no slot here.\n' },
  async run({ open, squiggle, problems, showProblems }) {
    await open('ordinary.md');
    await open(file);
    await squiggle(file).waitFor();
    await showProblems();
    const choice = problems('[invalid-choice]').or(problems('invalid-choice')).first();
    await choice.waitFor();
    assert.match(await choice.innerText(), new RegExp(`Ln ${lineOf(text, '**Git Status:**')}, `));
    assert.equal(await choice.locator('a', { hasText: 'invalid-choice' }).count(), 1);
    await problems('unresolved-placeholder').first().waitFor();
    const rows = await problems(/Ln \d+, Col \d+/).allInnerTexts();
    assert.equal(rows.length, 2, rows.join('\n'));
    assert.equal(await problems('ordinary.md').count(), 0);
  },
};
