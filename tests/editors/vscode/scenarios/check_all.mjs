import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { handoff, lineOf, template } from '../handoff.mjs';
import { until } from '../until.mjs';

const open = 'check-open-handoff.md';
const closed = 'check-closed-handoff.md';
const renamed = 'check-renamed-handoff.md';
const added = 'check-added-handoff.md';
const slots = { [open]: '[MAIN_WORK_AREA]', [closed]: '[CURRENT_TASK]' };
const path = `\`${closed}:9\``;
const texts = Object.fromEntries(Object.entries(slots).map(([name, slot]) =>
  [name, handoff(slot).replace('- written - written', `- ${path} - written`)]));

export const checkAll = {
  name: 'check-all',
  shows: 'Check All Handoffs shows the findings of files that are not open, and none twice, whatever is opened meanwhile; ' +
    'it counts what the Problems view shows',
  files: { ...texts, 'check-blank-handoff.md': template },
  async run(workbench, { folder, write, wish }) {
    const { open: show, squiggle, command, notification, problems, filterProblems, page, type, press, go, save, selected } = workbench;
    const count = async (name) => {
      const [number = '0'] = await problems(name).locator('.monaco-count-badge').allInnerTexts();
      return number.trim();
    };
    const counts = (name, wanted) => until(`${wanted} of ${name}`, async () => (await count(name)) === wanted);

    await show(open);
    await squiggle(open).waitFor();
    await command('Handoff: Check All Handoffs');
    const said = await notification(/\d+ handoffs checked: \d+ findings/).innerText();
    const markers = await page.locator('.statusbar-item[id="status.problems"] a').getAttribute('aria-label');
    const shown = [...markers.matchAll(/: (\d+)/g)].reduce((sum, [, number]) => sum + Number(number), 0);
    assert.equal(Number(/: (\d+) findings/.exec(said)[1]), shown, `${said} ${markers}`);
    assert.match(said, /, and \d+ hints in the text\./);
    await filterProblems('check-');
    await counts(open, '1');
    await counts(closed, '1');

    // Peeked at, which opens the document for a while.
    await show(open);
    await go(lineOf(texts[open], path), 5);
    await command('Peek Definition');
    const peek = page.locator('.peekview-widget');
    await peek.locator('.preview .view-line', { hasText: 'written' }).first().waitFor();
    await counts(closed, '1');
    await press('Escape');
    await peek.waitFor({ state: 'detached' });
    await counts(closed, '1');

    // Opened in a tab, and closed again.
    await show(closed);
    await squiggle(closed).waitFor();
    await counts(closed, '1');
    await command('View: Close All Editors');
    await squiggle(closed).waitFor({ state: 'detached' });
    await counts(closed, '1');
    await counts(open, '1');

    renameSync(join(folder, closed), join(folder, renamed));
    await counts(renamed, '1');
    await counts(closed, '0');
    renameSync(join(folder, renamed), join(folder, closed));
    await counts(renamed, '0');

    // Where the client lists all of them as well, it alone does.
    await wish({ 'handoff.diagnostics.workspace': true });
    write({ [added]: handoff('[MAIN_WORK_AREA]') });
    await counts(added, '1');
    assert.equal(await count(closed), '1');
    await wish({});
    await counts(added, '0');
    await counts(closed, '1');

    // A copy that were kept here would stay when the slot is filled in.
    for (const [name, slot] of Object.entries(slots)) {
      await show(name);
      await go(1, 1);
      await squiggle(name).waitFor();
      await command('Handoff: Next Open Slot');
      await selected(slot, lineOf(texts[name], slot));
      await type('written');
      await problems(name).first().waitFor({ state: 'detached' });
      await save();
    }
  },
};
