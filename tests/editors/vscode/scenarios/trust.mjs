import assert from 'node:assert/strict';
import { handoff } from '../handoff.mjs';

const file = 'trust-handoff.md';
const settings = '.vscode/settings.json';

export const trust = {
  name: 'trust',
  shows: 'until the workspace is trusted git is not run, the status bar says so, and its setting names no server',
  files: { [file]: handoff('[CLEAN/DIRTY]'), [settings]: '{ "handoff.server.path": "/nowhere/handoff-ls", "editor.lineNumbers": "off" }' },
  async run({ page, editor, open, status, command, notification, text, save }, { read, write }) {
    await open(file);
    await status('no git').waitFor();
    await command('Handoff: Fill From Git');
    await notification('Git is not run until the workspace is trusted').waitFor();
    assert.match(await read(file), /\[CLEAN\/DIRTY\]/);

    write({ [settings]: '{}' });
    await editor(file).locator('.line-numbers').first().waitFor();
    await command('Workspaces: Manage Workspace Trust');
    await page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).click();
    await page.locator('.workspace-trust-editor .workspace-trust-title', { hasText: 'You trust this folder' }).waitFor();
    await open(file);
    await status(/Handoff \d+\/\d+$/).waitFor();
    await command('Handoff: Fill From Git');
    await page.locator('.tab.active.dirty').waitFor();
    await save();
    assert.match(await read(file), /\*\*Git Status:\*\* DIRTY/);
    assert.doesNotMatch(await text(file), /CLEAN\/DIRTY/);
  },
};
