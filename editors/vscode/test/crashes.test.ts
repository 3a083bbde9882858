import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crashCounter } from '../src/crashes';

const second = 1000;

test('four crashes in three minutes are forgiven, the fifth is not', () => {
  const mayRestart = crashCounter();
  const verdicts = [0, 10, 20, 30, 179].map((time) => mayRestart(time * second));
  assert.deepEqual(verdicts, [true, true, true, true, false]);
});

test('crashes that are three minutes old do not count', () => {
  const mayRestart = crashCounter();
  const verdicts = [0, 10, 20, 30, 180].map((time) => mayRestart(time * second));
  assert.deepEqual(verdicts, [true, true, true, true, true]);
});

test('counting begins anew when a person has started the server again', () => {
  const mayRestart = crashCounter();
  for (const time of [0, 1, 2, 3, 4]) mayRestart(time);
  assert.equal(mayRestart(5), true);
});
