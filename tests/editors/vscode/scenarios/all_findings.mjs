import { handoff } from '../handoff.mjs';

const file = 'all-findings-handoff.md';

export const allFindings = {
  name: 'all-findings',
  shows: 'with the setting for it, Problems lists handoffs that are not open, and keeps up with them',
  files: { [file]: handoff('[MAIN_WORK_AREA]') },
  async run({ problems, filterProblems }, { wish, write }) {
    await wish({ 'handoff.diagnostics.workspace': true });
    await filterProblems('all-findings');
    await problems(file).first().waitFor();
    write({ [file]: handoff('written') });
    await problems(file).first().waitFor({ state: 'detached' });
    write({ [file]: handoff('[MAIN_WORK_AREA]') });
    await problems(file).first().waitFor();
    await wish({});
    await problems(file).first().waitFor({ state: 'detached' });
  },
};
