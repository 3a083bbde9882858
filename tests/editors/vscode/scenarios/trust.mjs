import assert from 'node:assert/strict';
import { handoff, lineOf } from '../handoff.mjs';
import { gated } from '../programs.mjs';

const file = 'trust-handoff.md';
const settings = '.vscode/settings.json';
const text = handoff('[CLEAN/DIRTY]');

export const trust = {
  name: 'trust',
  shows: 'until the workspace is trusted git is not run, the status bar says so, and its setting names no server; ' +
    'trust reaches a server that is just starting',
  files: { [file]: text, [settings]: '{ "handoff.server.path": "/nowhere/handoff-ls" }' },
  async run(workbench, { read, wish, wishOfMachine, program, outside }) {
    const { open, go, press, hover, status, command, notification, quickFix, dirty, text: seen, save } = workbench;
    const box = hover('Whether changes are uncommitted');
    async function ask() {
      await go(lineOf(text, '[CLEAN/DIRTY]'), 8);
      await press('Control+K', 'Control+I');
      await box.waitFor();
      const said = await box.innerText();
      await press('Escape');
      return said;
    }
    async function unchanged() {
      assert.match(await seen(file), /\[CLEAN\/DIRTY\]/);
      assert.equal(await dirty.count(), 0);
      assert.equal(await read(file), text);
    }

    await open(file);
    await status('no git').waitFor();
    assert.doesNotMatch(await ask(), /Now:/);
    await (await quickFix('from git')).click();
    await notification('the workspace is not trusted').waitFor();
    await unchanged();
    await command('Handoff: Fill From Git');
    await notification('Git is not run until the workspace is trusted').waitFor();
    await unchanged();
    await wish({});

    const other = gated(outside('trust'), program);
    const page = workbench.page.locator('.workspace-trust-editor');
    await command('Workspaces: Manage Workspace Trust');
    await page.locator('.monaco-button', { hasText: /^Trust$/ }).waitFor();
    wishOfMachine({ 'handoff.server.path': other.path });
    await other.start(1);
    await page.locator('.monaco-button', { hasText: /^Trust$/ }).click();
    await page.locator('.workspace-trust-title', { hasText: 'You trust this folder' }).waitFor();
    await other.open();
    await open(file);
    await status(/Handoff \d+\/\d+$/).waitFor();
    assert.match(await ask(), /Now:\s*DIRTY/);
    assert.equal(other.alive().length, 1);
    await command('Handoff: Fill From Git');
    await dirty.waitFor();
    await save();
    assert.match(await read(file), /\*\*Git Status:\*\* DIRTY/);
    assert.doesNotMatch(await seen(file), /CLEAN\/DIRTY/);
  },
};
