import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginsWord, offers, saysNothing } from '../src/words';

const off = { other: 'off', comments: 'off', strings: 'off' };

test("suggestions are off by VS Code's default only", () => {
  assert.equal(saysNothing({ defaultLanguageValue: off }), true);
  assert.equal(saysNothing({ defaultLanguageValue: { other: 'on' } }), false);
  assert.equal(saysNothing({}), false);
  assert.equal(saysNothing(undefined), false);
});

for (const key of ['globalValue', 'workspaceValue', 'workspaceFolderValue', 'globalLanguageValue',
  'workspaceLanguageValue', 'workspaceFolderLanguageValue']) {
  test(`a wish in ${key} stands`, () => {
    assert.equal(saysNothing({ defaultLanguageValue: off, [key]: off }), false);
    assert.equal(saysNothing({ defaultLanguageValue: off, [key]: true }), false);
  });
}

test('a letter begins a word after anything but a word', () => {
  for (const left of ['', '  ', '## ', '- [', '**Git Status:** ']) assert.equal(beginsWord(left, 'd'), true, left);
  for (const left of ['a', 'x1', 'snake_', 'Zür']) assert.equal(beginsWord(left, 'd'), false, left);
  for (const text of ['', ' ', '1', '#', 'ab', '\n']) assert.equal(beginsWord('', text), false, text);
});

test('a list offers what a word of it begins with', () => {
  const items = [{ label: 'DIRTY' }, { label: 'Files Modified', filterText: '### Files Modified' }];
  for (const typed of ['d', 'Dir', 'f', 'mod']) assert.equal(offers(items, typed), true, typed);
  for (const typed of ['x', 'irty', '', ' ', '#', 'f m']) assert.equal(offers(items, typed), false, typed);
  assert.equal(offers([], 'd'), false);
});
