import assert from 'node:assert/strict';
import { handoff, template } from '../handoff.mjs';

const project = 'watch/.handoff.json';
const adopted = 'watch/watch-handoff.md';
const own = 'watch/bridge-handoff.md';
const templates = 'watch/.handoff/templates';
const text = '# Bridge Watch\n\n## Lamps\n- **Lit:** forty\n- **Broken:** two\n\n## Boats\nNone came.\n';

export const newTemplates = {
  name: 'templates',
  shows: 'the quick fixes on a title adopt the template, and make one from the document',
  files: { [project]: '{}\n', [adopted]: handoff(), [own]: text },
  async run({ page, open, go, quickFix, command, status }, { read }) {
    const saved = async () => {
      await command('File: Save All');
      await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    };
    await open(adopted);
    await status('Handoff').waitFor();
    await go(1, 5);
    await (await quickFix('Adopt template "session"')).click();
    await open('session.md');
    await saved();
    assert.equal(await read(`${templates}/session.md`), template);
    assert.ok(JSON.parse(await read(`${templates}/session.json`)).sections);

    await open(own);
    await go(1, 5);
    await (await quickFix('Make a template from this document')).click();
    await open('bridge-watch.md');
    await saved();
    const made = await read(`${templates}/bridge-watch.md`);
    assert.match(made, /^# Bridge Watch\n\n## Lamps\n/);
    assert.match(made, /- \*\*Lit:\*\* \[/);
    assert.doesNotMatch(made, /forty/);
  },
};
