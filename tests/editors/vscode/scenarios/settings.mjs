import { handoff } from '../handoff.mjs';

const file = 'settings-handoff.md';

export const settings = {
  name: 'settings',
  shows: 'settings reach the server and the status bar at once',
  files: { [file]: handoff('[MAIN_WORK_AREA]') },
  async run({ open, squiggle, status }, { wish }) {
    await open(file);
    await squiggle(file).waitFor();
    await status('Handoff').waitFor();
    await wish({
      'handoff.diagnostics.severity': { 'unresolved-placeholder': 'off' },
      'handoff.statusBar.enabled': false,
    });
    await squiggle(file).waitFor({ state: 'detached' });
    await status('Handoff').waitFor({ state: 'hidden' });
    await wish({});
    await squiggle(file).waitFor();
    await status('Handoff').waitFor();
  },
};
