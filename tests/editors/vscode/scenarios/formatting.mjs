import assert from 'node:assert/strict';
import { filled, lineOf } from '../handoff.mjs';

const file = 'format-handoff.md';
const good = `${filled({ '[IMMEDIATE_ACTION_3]': 'Look at the river', '[LOW_PRIORITY_TASK]': 'Count the bridges' }, 'written')}\n`;
const actions = ['### Immediate Actions (First 10 minutes)', '1. written', '2. written', '3. Look at the river'];
const bad = good
  .replace(actions.join('\n'), actions.map((line) => line.replace(/^[23]\./, '7.')).join('\n'))
  .replace('## Task Status\n### Completed', '##   Task Status\n\n### Completed')
  .replace('3. Count', '1. Count');

export const formatting = {
  name: 'formatting',
  shows: 'Format Selection mends what is selected, Format Document the rest; with editor.formatOnType Enter begins the next item',
  files: { [file]: bad },
  async run({ open, go, at, press, type, command, dirty, save, status }, { read, wish }) {
    const format = async (what) => {
      await command(what);
      await dirty.waitFor();
      await save();
    };
    await open(file);
    await status('Handoff').waitFor();
    await go(lineOf(bad, actions[0]) + 1, 1);
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+End');
    await format('Format Selection');
    assert.equal(await read(file), bad.replace('7. written', '2. written').replace('7. Look', '3. Look'));
    await format('Format Document');
    assert.equal(await read(file), good);

    const line = lineOf(good, '3. Count the bridges');
    await go(line, 1);
    await press('End', 'Enter');
    await at(line + 1, 1); // as Markdown has it
    await press('Control+Z');
    await wish({ '[markdown]': { 'editor.formatOnType': true } });
    await go(line, 1);
    await press('End', 'Enter');
    await at(line + 1, 4);
    await type('Count the boats');
    await save();
    assert.equal(await read(file), good.replace(/3\. Count the bridges.*\n/, '$&4. Count the boats\n'));
  },
};
