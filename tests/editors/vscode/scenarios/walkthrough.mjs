import assert from 'node:assert/strict';
import { handoff, template } from '../handoff.mjs';
import { until } from '../until.mjs';

const file = 'walk-handoff.md';
const titles = ['Start a handoff', 'Let git fill in what it knows', 'Write the rest, slot by slot', 'Check that nothing was forgotten'];

export const walkthrough = {
  name: 'walkthrough',
  shows: 'four steps, each with its picture; a button without a handoff says so, and with one in another tab it is about that',
  files: { [file]: template },
  async run(workbench, { read }) {
    const { page, open, command, notification, dirty, focused, selected, save, shot, closeAll, insist } = workbench;
    await page.setViewportSize({ ...page.viewportSize(), width: 1700 }); // a narrow one leaves the pictures out
    const ours = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Session Handoff' }).first();
    const start = async () => {
      await insist('the walkthroughs are listed', () => command('Welcome: Open Walkthrough...'), (timeout) => ours.waitFor({ timeout }));
      await ours.click();
      await steps.first().waitFor();
    };
    const steps = page.locator('.gettingStartedContainer .getting-started-step');
    const step = (index) => steps.filter({ hasText: titles[index] });
    const button = (index, label) => step(index).locator('.monaco-button', { hasText: label });
    const ticked = (index) => step(index).locator('.codicon.complete');

    await start();
    assert.deepEqual(await steps.locator('.step-title').allInnerTexts(), titles);
    for (const [index, name] of ['new', 'fill', 'slots', 'check'].entries()) {
      if (index > 0) await step(index).click();
      const picture = page.locator(`.getting-started-media img[srcset*="${name}-light.png"]`);
      await picture.waitFor();
      await until('the picture is loaded', () => picture.evaluate((image) => image.complete && image.naturalWidth > 0));
    }

    await step(1).click();
    await button(1, 'Fill From Git').click();
    await notification('Open a handoff first.').locator('.monaco-button', { hasText: 'New Handoff' }).waitFor();
    assert.equal(await ticked(1).count(), 0);
    await command('Notifications: Clear All Notifications');
    await closeAll();

    await open(file);
    await start();
    await step(1).click();
    await button(1, 'Fill From Git').click();
    await focused(file);
    await dirty.waitFor();
    await save();
    assert.match(await read(file), /\*\*Git Status:\*\* DIRTY/);
    await start();
    await ticked(1).waitFor();
    await shot('walkthrough-filled');
    assert.equal(await ticked(2).count(), 0);
    await step(2).click();
    await button(2, 'Next Open Slot').click();
    await focused(file);
    await selected('[MAIN_WORK_AREA]', 10);
    await start();
    await ticked(2).waitFor();
  },
};
