// A person's hands and eyes in the workbench: keys, and waiting for what they bring about.

import { basename, join } from 'node:path';
import { patience, until } from './until.mjs';

/** Colours and positions of lines are the DOM's; blanks are non-breaking there. */
const shown = (text) => text.replaceAll('\u00a0', ' ');

export function createWorkbench(page, { out }) {
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const type = (text) => page.keyboard.type(text);
  const shot = (name, clip) => page.screenshot({ path: join(out, `${name}.png`), ...(clip && { clip }) });

  const editor = (name) => page.locator(`.editor-instance .monaco-editor[data-uri$="/${basename(name)}"]`).first();
  const focused = (name) => page.waitForFunction((end) => {
    const uri = document.activeElement?.closest('.monaco-editor')?.dataset.uri ?? '';
    return uri.endsWith(`/${end}`);
  }, basename(name));

  /** Whether a step that is quick when nothing is in its way was done. */
  const soon = (step) => step.then(() => true, () => false);
  const timeout = patience / 6;

  /** Opens a box with `key`, writes `text`, takes the row with `row`, waits until that is done. A box closes when
      the focus moves just then: then once more. */
  async function quick(key, text, row) {
    const box = page.locator('.quick-input-widget:visible');
    await until(`${key} ${text}`, async () => {
      await press(key);
      const written = soon(box.locator('.quick-input-box input').fill(text, { timeout }));
      const there = (await written) && (!row ||
        (await soon(box.locator('.quick-input-list .monaco-list-row.focused', { hasText: row }).first().waitFor({ timeout }))));
      if (!there) await press('Escape');
      return there;
    });
    await press('Enter');
    await page.waitForFunction((written) => { // it is gone, or asks for something else
      const widget = document.querySelector('.quick-input-widget');
      return widget.offsetParent === null || widget.querySelector('.quick-input-box input').value !== written;
    }, text);
  }

  const command = (title) => quick('F1', `>${title}`, title);

  /** Does a step with a box until it has done what it is to do: where a tab takes the focus just then, the box
      closes without a word. `done` waits for no longer than it is told. */
  const insist = (what, step, done) => until(what, async () => {
    await step();
    return soon(done(timeout));
  });

  async function open(name) {
    await insist(`${name} is open`, () => quick('Control+P', name, basename(name)), (timeout) => editor(name).waitFor({ timeout }));
    await focused(name);
  }

  const tabs = page.locator('.tabs-container .tab');
  const closeAll = () => insist('all tabs are closed', () => command('View: Close All Editors'),
    (timeout) => tabs.first().waitFor({ state: 'detached', timeout }));

  const squiggle = (name) => editor(name).locator('.squiggly-warning, .squiggly-info').first();

  const at = (line, column) => page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).first().waitFor();

  /** As the status bar has it; commands of the extension end after their box is gone. */
  const selected = (text, line) => page.locator('.statusbar-item', { hasText: `Ln ${line}, ` })
    .filter({ hasText: `(${text.length} selected)` }).waitFor();

  async function go(line, column) {
    await quick('Control+G', `:${line}:${column}`);
    await at(line, column);
  }

  /** The lines that are on the screen. */
  const text = async (name) => (await editor(name).locator('.view-line').evaluateAll((lines) => lines
    .map((line) => [parseInt(line.style.top, 10), line.textContent])
    .sort(([a], [b]) => a - b)
    .map(([, line]) => line))).map(shown).join('\n');

  const dirty = page.locator('.tab.active.dirty');

  async function save() {
    await press('Control+S');
    await dirty.waitFor({ state: 'detached' });
  }

  /** Presses until the row is there: a key that comes while the focus moves is lost. */
  async function menu(key, rows) {
    const row = rows.first();
    await until(`${key} opens a list with ${rows}`, async () => {
      await press(key);
      return (await soon(row.waitFor({ timeout }))) || press('Escape');
    });
    return row;
  }

  /** Takes the suggestion when it is the one that Enter takes; others may be before it. */
  async function accept(label) {
    const row = suggestions(label);
    await row.waitFor();
    const isChosen = async () => /\bfocused\b/.test(await row.getAttribute('class'));
    await until(`the suggestion ${label} is chosen`, async () => (await isChosen()) || press('ArrowDown'));
    await press('Enter');
  }

  const suggestions = (label) => page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
  const suggest = (label) => menu('Control+Space', page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }));
  const quickFix = (title) => menu('Control+.', page.locator('.action-widget .monaco-list-row.action', { hasText: title }));
  const hover = (part) => page.locator('.monaco-hover:visible', { hasText: part }).first();
  const status = (part) => page.locator('.statusbar-item[id*="handoff.status"]', { hasText: part }).first();
  const notification = (part) => page.locator('.notifications-toasts .notification-list-item', { hasText: part }).first();
  const problems = (part) => page.locator('.markers-panel .monaco-list-row', { hasText: part });

  async function showProblems() {
    if (!(await page.locator('.markers-panel').isVisible())) await command('Problems: Focus on Problems View');
    await page.locator('.markers-panel').waitFor();
  }

  const filter = page.locator('.viewpane-filter input').first();
  let isFiltered = false;

  async function filterProblems(text) {
    await showProblems();
    await filter.fill(text);
    isFiltered = text !== '';
  }

  /** As it was in the beginning: nothing open, nothing said. */
  async function tidy() {
    await press('Escape');
    if (isFiltered) await filterProblems('');
    await command('Notifications: Clear All Notifications');
    while (await tabs.and(page.locator('.dirty')).count()) await command('View: Revert and Close Editor');
    await closeAll();
    const panel = page.locator('.part.panel');
    if (await panel.isVisible()) await command('View: Hide Panel');
    await panel.waitFor({ state: 'hidden' });
  }

  return {
    page, press, type, shot, editor, focused, quick, command, open, at, selected, go, text, save, suggest, suggestions,
    accept, quickFix, hover, status, squiggle, notification, dirty, problems, showProblems, filterProblems, closeAll, insist, tidy,
  };
}
