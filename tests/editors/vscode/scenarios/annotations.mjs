import assert from 'node:assert/strict';
import { handoff, lineOf } from '../handoff.mjs';

const file = 'hints/hints-handoff.md';
const text = handoff('[MAIN_WORK_AREA]', '[CURRENT_TASK]', '[CLEAN/DIRTY]');
const wishes = { codeLens: { openSlots: true }, inlayHints: { wanted: true } };

export const annotations = {
  name: 'annotations',
  shows: 'code lenses and inlay hints where the project wants them; a click on a lens leads to what is open',
  files: { [file]: text },
  async run({ page, open, editor, squiggle, selected, type, save }, { read, write }) {
    const lens = (part) => editor(file).locator('.codelens-decoration', { hasText: part });
    const hint = (part) => editor(file).locator('.view-line', { hasText: part });
    await open(file);
    await squiggle(file).waitFor();
    assert.equal(await lens('open').count(), 0);
    write({ 'hints/.handoff.json': JSON.stringify(wishes) });
    await lens('79 of 82 filled in').waitFor();
    await hint('choose\u00a0CLEAN\u00a0or\u00a0DIRTY').waitFor();
    await lens('2 open').waitFor(); // of "Current State"
    await page.mouse.move(640, 890);
    await lens('2 open').locator('a').click();
    await selected('[CURRENT_TASK]', lineOf(text, '[CURRENT_TASK]'));
    await type('Light the bridge');
    await lens('2 open').waitFor({ state: 'detached' });
    assert.equal(await lens('1 open').count(), 4); // two sections, and the ones that they are parts of
    await save();
    assert.equal(await read(file), text.replace('[CURRENT_TASK]', 'Light the bridge'));
  },
};
