import assert from 'node:assert/strict';
import { template } from '../handoff.mjs';

const file = 'fill-handoff.md';
const text = template.replace('[MAIN_WORK_AREA]', 'Lanterns. **Mine**');

export const fill = {
  name: 'fill',
  shows: 'Fill From Git fills what git knows and leaves what is written',
  files: { [file]: text },
  async run({ open, command, status, dirty, save }, { read }) {
    await open(file);
    await status(/Handoff 1\/\d+$/).waitFor();
    await command('Handoff: Fill From Git');
    await status(/Handoff [1-9]\d\/\d+$/).waitFor();
    await dirty.waitFor();
    await save();
    const saved = await read(file);
    assert.match(saved, /### Primary Focus\nLanterns\. \*\*Mine\*\*\n/);
    assert.match(saved, /\*\*Git Status:\*\* DIRTY/);
    assert.match(saved, /src\/lantern\.ts/);
    assert.match(saved, /Count the lit lanterns/);
    assert.match(saved, /\[CURRENT_TASK\]/);
  },
};
