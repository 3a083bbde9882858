import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenSlot } from '../src/protocol';
import { nextSlot, plain, previousSlot, status } from '../src/slots';

const slot = (line: number, character: number, label = 'Label'): OpenSlot => ({
  range: { start: { line, character }, end: { line, character: character + 5 } },
  text: '[TXT]',
  section: 'Section',
  label,
  wanted: '',
});

const slots = [slot(2, 0), slot(2, 8), slot(5, 3)];

test('the next slot begins after the cursor, on the same line too', () => {
  assert.equal(nextSlot(slots, { line: 0, character: 0 }), slots[0]);
  assert.equal(nextSlot(slots, { line: 2, character: 0 }), slots[1]);
  assert.equal(nextSlot(slots, { line: 2, character: 9 }), slots[2]);
});

test('the previous slot begins before the cursor, and may hold it', () => {
  assert.equal(previousSlot(slots, { line: 9, character: 0 }), slots[2]);
  assert.equal(previousSlot(slots, { line: 5, character: 3 }), slots[1]);
  assert.equal(previousSlot(slots, { line: 2, character: 9 }), slots[1]);
});

test('the ends meet', () => {
  assert.equal(nextSlot(slots, { line: 5, character: 3 }), slots[0]);
  assert.equal(previousSlot(slots, { line: 2, character: 0 }), slots[2]);
});

test('without slots there is none', () => {
  assert.equal(nextSlot([], { line: 0, character: 0 }), undefined);
  assert.equal(previousSlot([], { line: 0, character: 0 }), undefined);
});

test('the status counts what is filled', () => {
  const { text, tooltip } = status({ template: 'session', filled: 64, total: 82, open: slots }, true);
  assert.equal(text, '$(checklist) Handoff 64/82');
  assert.equal(tooltip, 'Open:\nSection: Label\nSection: Label\nSection: Label');
});

test('the status counts what is open where the document has words of its own', () => {
  assert.equal(status({ template: 'session', open: slots }, true).text, '$(checklist) Handoff 3 open');
});

test('the status says that nothing is open', () => {
  const { text, tooltip } = status({ template: 'session', filled: 82, total: 82, open: [] }, true);
  assert.equal(text, '$(pass) Handoff 82/82');
  assert.equal(tooltip, 'Nothing is open');
});

test('the status says that git is not asked', () => {
  const { text, tooltip } = status({ template: 'session', open: [] }, false);
  assert.match(text, /no git$/);
  assert.match(tooltip, /\ngit: not asked, workspace is not trusted$/);
});

test('a long list is cut, and says by how much', () => {
  const open = Array.from({ length: 20 }, (_, line) => slot(line, 0, `L${line}`));
  const lines = status({ template: 'session', open }, true).tooltip.split('\n');
  assert.equal(lines.length, 14);
  assert.equal(lines.at(-1), 'and 8 more');
});

test('text of a document makes no icons', () => {
  assert.equal(plain('$(trash) and $(x)'), '\\$(trash) and \\$(x)');
});
