import assert from 'node:assert/strict';
import { handoff } from '../handoff.mjs';
import { gated } from '../programs.mjs';
import { until } from '../until.mjs';

const file = 'path-handoff.md';

export const serverPath = {
  name: 'server-path',
  shows: 'a setting may name another server; one that names no program is said, and taking it back starts the bundled server',
  files: { [file]: handoff('[MAIN_WORK_AREA]') },
  async run({ open, notification, status, squiggle }, { wish, outside, program, log, servers }) {
    await open(file);
    await status('Handoff').waitFor();
    const other = gated(outside('path'), program);
    await wish({ 'handoff.server.path': other.path });
    await other.start(1);
    await status('Handoff').waitFor({ state: 'hidden' });
    await other.open();
    await status('Handoff').waitFor();
    await squiggle(file).waitFor();
    assert.deepEqual(servers(), other.alive());
    await until('the log to name it', async () => (await log()).includes(`${other.path} is running`));

    await wish({ 'handoff.server.path': '/nowhere/handoff-ls' });
    await notification('"/nowhere/handoff-ls", which is not a program').waitFor();
    await status('Handoff').waitFor({ state: 'hidden' });
    assert.deepEqual(other.alive(), []);
    await wish({});
    await status('Handoff').waitFor();
    assert.equal(servers().length, 1);
  },
};
