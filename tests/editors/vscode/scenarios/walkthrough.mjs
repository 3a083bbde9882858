import assert from 'node:assert/strict';
import { until } from '../until.mjs';

export const walkthrough = {
  name: 'walkthrough',
  shows: 'four steps, each with its picture',
  async run({ page, command }) {
    const size = page.viewportSize();
    await page.setViewportSize({ ...size, width: 1700 }); // a narrow one leaves the pictures out
    await command('Welcome: Open Walkthrough...');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Session Handoff' }).first().click();
    const steps = page.locator('.gettingStartedContainer .step-title');
    await steps.first().waitFor();
    assert.deepEqual(await steps.allInnerTexts(), [
      'Start a handoff', 'Let git fill in what it knows', 'Write the rest, slot by slot', 'Check that nothing was forgotten',
    ]);
    for (const [index, name] of ['new', 'fill', 'slots', 'check'].entries()) {
      if (index > 0) await steps.nth(index).click();
      const picture = page.locator(`.getting-started-media img[srcset*="${name}-light.png"]`);
      await picture.waitFor();
      await until('the picture is loaded', () => picture.evaluate((image) => image.complete && image.naturalWidth > 0));
    }
    await page.setViewportSize(size);
  },
};
