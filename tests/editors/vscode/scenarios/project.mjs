import assert from 'node:assert/strict';

const file = 'night/night-handoff.md';
const template = 'night/.handoff/templates/shift.md';
const guide = 'night/.handoff/templates/shift.json';
const configuration = 'night/.handoff.json';
const shift = `# Night Shift

## Lamps
- **Lit:** [LIT]
- **Weather:** [CALM/WINDY]

## Next Watch
[WHAT_NEXT]
`;
const text = '# Night Shift\n\n## Lamps\n- **Lit:** 40\n- **Weather:** FOGGY\n\n## Next Watch\nThe bridge.\n';

export const project = {
  name: 'project',
  shows: "a project's template, guide and .handoff.json: their mistakes, what they mean at once, and the way from a section to them",
  files: { [file]: text, [template]: shift, [guide]: '{}\n', [configuration]: '{}\n' },
  async run({ page, open, go, at, press, type, save, focused, editor, squiggle, problems, filterProblems, suggest, shot }, { read }) {
    const clean = (name) => squiggle(name).waitFor({ state: 'detached' });
    await open(file);
    await squiggle(file).waitFor();
    await go(5, 6);
    await press('F12');
    await focused(template);
    await at(5, 3);
    await open(file);
    await go(7, 6);
    await press('F12');
    await page.locator('.reference-zone-widget .ref-tree .monaco-list-row', { hasText: 'shift.md' }).waitFor();
    await shot('project-definition');
    await press('Escape');
    await open(template);

    // Not saved yet, and the document is judged by it.
    await go(5, shift.split('\n')[4].length);
    await type('/FOGGY');
    await open(file);
    await clean(file);
    await open(template);
    await save();
    assert.equal(await read(template), shift.replace('CALM/WINDY', 'CALM/WINDY/FOGGY'));

    await press('Control+End');
    await type('## Lamps');
    await filterProblems('**/night/**');
    await problems('template-problem').first().waitFor();
    await shot('project-template');
    await open(template);
    await press('Control+Z');
    await problems('template-problem').first().waitFor({ state: 'detached' });

    await open(guide);
    await press('Control+Home', 'ArrowRight');
    await type(' "sections": { "Lanterns": {} } ');
    await problems('Lanterns').first().waitFor();
    await shot('project-guide');

    await open(configuration);
    await press('Control+Home', 'ArrowRight');
    await (await suggest('template')).click();
    await type('nights');
    await press('Escape');
    await problems('nights').first().waitFor();
    assert.equal(await problems(/Ln 1, /).filter({ hasText: 'nights' }).count(), 1);
    await shot('project-configuration');
  },
};
