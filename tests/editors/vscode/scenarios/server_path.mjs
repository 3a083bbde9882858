import { handoff } from '../handoff.mjs';

const file = 'path-handoff.md';
const settings = '.vscode/settings.json';

export const serverPath = {
  name: 'server-path',
  shows: 'a setting that names no program is said, and taking it back starts the bundled server',
  files: { [file]: handoff('[MAIN_WORK_AREA]') },
  async run({ open, notification, status }, { write }) {
    await open(file);
    await status('Handoff').waitFor();
    write({ [settings]: '{ "handoff.server.path": "/nowhere/handoff-ls" }' });
    await notification('"/nowhere/handoff-ls", which is not a program').waitFor();
    await status('Handoff').waitFor({ state: 'hidden' });
    write({ [settings]: '{}' });
    await status('Handoff').waitFor();
  },
};
