import { handoff } from '../handoff.mjs';

const file = 'settings-handoff.md';
const workspace = '.vscode/settings.json';

export const settings = {
  name: 'settings',
  shows: 'settings reach the server and the status bar at once',
  files: { [file]: handoff('[MAIN_WORK_AREA]') },
  async run({ open, squiggle, status }, { write }) {
    await open(file);
    await squiggle(file).waitFor();
    await status('Handoff').waitFor();
    write({
      [workspace]: JSON.stringify({
        'handoff.diagnostics.severity': { 'unresolved-placeholder': 'off' },
        'handoff.statusBar.enabled': false,
      }),
    });
    await squiggle(file).waitFor({ state: 'detached' });
    await status('Handoff').waitFor({ state: 'hidden' });
    write({ [workspace]: '{}' });
    await squiggle(file).waitFor();
    await status('Handoff').waitFor();
  },
};
