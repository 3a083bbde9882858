import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckResult } from '../src/protocol';
import { totals } from '../src/totals';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const severities = [2, 3, 1, undefined] as const;
const hint = 4;

/** A file for each pair of findings that the Problems view shows and hints, which it does not show. */
const result = (...counts: [number, number][]): CheckResult => ({
  items: counts.map(([found, hints], index) => ({
    uri: `file:///${index}.md`,
    diagnostics: Array.from({ length: found + hints }, (_, at) => {
      const severity = at < found ? severities[at % severities.length] : hint;
      return { range, message: 'open', ...(severity && { severity }) };
    }),
  })),
  failures: [],
});

const sentences: [CheckResult, string, number][] = [
  [result(), 'There are no handoffs in this workspace.', 0],
  [result([0, 0]), '1 handoff checked: nothing was found.', 0],
  [result([1, 0], [0, 0], [0, 0]), '3 handoffs checked: 1 finding in 1 of them.', 1],
  [result([2, 0], [3, 0], [0, 0]), '3 handoffs checked: 5 findings in 2 of them.', 5],
  [result([1, 81], [0, 1]), '2 handoffs checked: 1 finding in 1 of them, and 82 hints in the text.', 1],
  [result([0, 1]), '1 handoff checked: nothing was found, and 1 hint in the text.', 0],
];

for (const [given, message, found] of sentences) {
  test(message, () => assert.deepEqual(totals(given), { message, found }));
}
