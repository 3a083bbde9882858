import assert from 'node:assert/strict';
import { filled, lineOf } from '../handoff.mjs';

const file = 'actions-handoff.md';
const good = filled({
  '[COMPLETED_TASK_1]': 'Light the bridge',
  '[COMPLETED_TASK_2]': 'Count the boats',
  '[BLOCKER_1]': 'Wind',
}, 'written');
const [section] = /### Blocking Issues\n(- .*\n)+\n/.exec(good);
const text = good
  .replace(section, '')
  .replace('### In Progress\n', `${section}$&`)
  .replace('[x] Light', '[ ] Light')
  .replace('[ ] written (Progress', '[x] written (Progress');

export const actions = {
  name: 'actions',
  shows: 'quick fixes move a section to its place, tick a task, and move a finished one to the completed ones',
  files: { [file]: text },
  async run({ open, go, status, quickFix, dirty, save }, { read }) {
    async function act(part, title) {
      await go(lineOf(await read(file), part), 8);
      await (await quickFix(title)).click();
      await dirty.waitFor();
      await save();
    }
    await open(file);
    await status('Handoff').waitFor();
    await act('### Blocking Issues', 'Move section "Blocking Issues" to its place');
    await act('Light the bridge', 'Tick this task');
    await act('written (Progress', 'to "Completed This Session"');
    const moved = '- [x] written (Progress: written)\n';
    assert.equal(await read(file), good
      .replace(moved.replace('x', ' '), '- None\n')
      .replace('- [x] Count the boats\n', `$&${moved}`));
  },
};
