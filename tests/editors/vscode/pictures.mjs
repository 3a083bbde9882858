// The pictures of the documentation and of the extension's walkthrough, in both colours.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filled, handoff, lineOf, template } from './handoff.mjs';
import { write } from './repository.mjs';

const page = { width: 1280, height: 800 };
const step = { width: 900, height: 480 };
export const clock = 1767630600; // so that they can be drawn again
const root = new URL('../../../', import.meta.url).pathname;

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' };

export const settings = {
  'security.workspace.trust.enabled': false,
  'workbench.layoutControl.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.stickyScroll.enabled': false,
  'editor.fontSize': 13,
  'window.commandCenter': false,
};

const upper = { x: 350, y: 0, width: 930, height: 465 };
const example = filled({
  '[SESSION_ID]': '20260105-1630',
  '[TIMESTAMP]': '2026-01-05 16:30',
  '[SESSION_DURATION]': '1 h 25 min',
  '[PROJECT_NAME]': 'lantern',
  '[MAIN_WORK_AREA]': 'Lanterns that know whether they are lit.',
  '[ACCOMPLISHMENT_1]': 'Count the lit lanterns',
  '[ACCOMPLISHMENT_2]': 'Say what is counted',
  '[ACCOMPLISHMENT_3]': 'The street map shows the count',
  '[FILE_1]': '`src/lantern.ts`',
  '[CHANGE_DESCRIPTION]': 'counts, and says so',
  '[FILE_2]': '`docs/counting.md`',
  '[CURRENT_TASK]': '[CURRENT_TASK]',
  '[IMMEDIATE_NEXT_ACTION]': 'Count the lanterns by the river',
  '[BLOCKER_1]': '[BLOCKER_1]',
  '[CLEAN/DIRTY]': 'MAYBE',
  '[SUCCESS/FAILURE/UNKNOWN]': '[SUCCESS/FAILURE/UNKNOWN]',
}, 'None');
const open = handoff('[MAIN_WORK_AREA]', '[CURRENT_TASK]', '[IMMEDIATE_NEXT_ACTION]', '[KEY_CONTEXT_INFO]', '[SECURITY_NOTES]');

function choose(theme, settingsFile) {
  const before = JSON.parse(readFileSync(settingsFile, 'utf8'));
  writeFileSync(settingsFile, JSON.stringify({ ...before, 'workbench.colorTheme': themes[theme] }));
}

const picture = ({ page }, path) => page.screenshot({ path, caret: 'hide', animations: 'disabled' });

async function drawPage(workbench, path) {
  const { command, open, go, press, hover, problems, showProblems, tidy } = workbench;
  await open('docs/handoffs/lantern-handoff.md');
  await showProblems();
  await problems('invalid-choice').first().waitFor();
  await command('View: Focus Active Editor Group');
  await go(lineOf(example, '**Git Status:**'), 6);
  await press('Control+K', 'Control+I');
  await hover('Now:').waitFor();
  await picture(workbench, path);
  await press('Escape');
  await command('View: Hide Panel');
  await tidy();
}

const steps = {
  async fill({ open, go, press, hover }) {
    await open('filling-handoff.md');
    await go(lineOf(template, '[FILE_1]'), 5);
    await press('Control+K', 'Control+I');
    await hover('src/lantern.ts').waitFor();
  },

  async slots({ open, status, page }) {
    await open('open-handoff.md');
    await status('Handoff 77/82').waitFor();
    await status('Handoff').click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Active Task' }).waitFor();
    await page.mouse.move(step.width / 2, step.height - 60);
  },

  async check({ open, command, notification, problems }) {
    await open('README.md');
    await command('Handoff: Check All Handoffs');
    await notification(/handoffs checked/).waitFor();
    await command('Notifications: Clear All Notifications');
    await notification('Checking handoffs').waitFor({ state: 'hidden' });
    await problems('Active Task').first().waitFor();
  },

  // The last, since its note stays in the status bar for a while.
  async new({ command, status, notification }) {
    await command('Handoff: New Handoff');
    await status(/Handoff [1-9]\d\/82$/).waitFor();
    await notification('Writing a new handoff').waitFor({ state: 'hidden' });
  },
};

async function drawTheme(workbench, theme) {
  await drawPage(workbench, join(root, `docs/images/vscode-${theme}.png`));
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.page.setViewportSize(step);
  for (const [name, show] of Object.entries(steps)) {
    await show(workbench);
    await picture(workbench, join(root, `editors/vscode/media/${name}-${theme}.png`));
    await workbench.tidy();
  }
}

async function drawIcon({ page }) {
  const icon = readFileSync(join(root, 'editors/vscode/media/icon.svg'), 'utf8');
  await page.setViewportSize({ width: 128, height: 128 });
  await page.setContent(`<body style="margin:0;line-height:0">${icon}</body>`);
  await page.screenshot({ path: join(root, 'editors/vscode/media/icon.png'), omitBackground: true });
}

export async function drawPictures(openWorkbench, server, folder) {
  write(folder, { 'open-handoff.md': open, 'filling-handoff.md': template, 'docs/handoffs/lantern-handoff.md': example });
  for (const theme of Object.keys(themes)) {
    choose(theme, server.settingsFile);
    const workbench = await openWorkbench(folder, page);
    await drawTheme(workbench, theme);
    rmSync(join(folder, 'docs/handoffs/handoff-003.md'));
    if (theme === 'dark') await drawIcon(workbench);
    await workbench.page.close();
  }
}
