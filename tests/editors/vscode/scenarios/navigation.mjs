import assert from 'node:assert/strict';
import { handoff, lineOf } from '../handoff.mjs';

const file = 'navigation-handoff.md';
const text = handoff('[MAIN_WORK_AREA]', '[CURRENT_TASK]', '[SECURITY_NOTES]');

export const navigation = {
  name: 'navigation',
  shows: 'next and previous open slot, around the ends; what is typed replaces the slot',
  files: { [file]: text },
  async run({ open, command, type, save, selected: isSelected, status }, { read }) {
    const selected = (slot) => isSelected(slot, lineOf(text, slot));
    await open(file);
    await status('Handoff').waitFor();
    await command('Handoff: Next Open Slot');
    await selected('[MAIN_WORK_AREA]');
    await command('Handoff: Next Open Slot');
    await selected('[CURRENT_TASK]');
    await command('Handoff: Previous Open Slot');
    await selected('[MAIN_WORK_AREA]');
    await command('Handoff: Previous Open Slot');
    await selected('[SECURITY_NOTES]');
    await type('None');
    await command('Handoff: Next Open Slot');
    await selected('[MAIN_WORK_AREA]');
    await save();
    assert.equal(await read(file), text.replace('[SECURITY_NOTES]', 'None'));
  },
};
