import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckResult } from '../src/protocol';
import { totals } from '../src/totals';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const result = (...counts: number[]): CheckResult => ({
  items: counts.map((count, index) => ({
    uri: `file:///${index}.md`,
    diagnostics: Array.from({ length: count }, () => ({ range, message: 'open' })),
  })),
  failures: [],
});

const sentences: [CheckResult, string, number][] = [
  [result(), 'There are no handoffs in this workspace.', 0],
  [result(0), '1 handoff checked: nothing was found.', 0],
  [result(1, 0, 0), '3 handoffs checked: 1 finding in 1 of them.', 1],
  [result(2, 3, 0), '3 handoffs checked: 5 findings in 2 of them.', 5],
];

for (const [given, message, found] of sentences) {
  test(message, () => assert.deepEqual(totals(given), { message, found }));
}
