// The judge is judged: what is wrong is found.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MetaModel } from './meta_model.mjs';
import { violations } from './trace.mjs';

const file = process.env.LSP_META_MODEL;
const from = (who, message) => ({ from: who, message });
const started = [
  from('client', { id: 1, method: 'initialize', params: {} }),
  from('server', { id: 1, result: { capabilities: {} } }),
];

test('a session that keeps the order is without violations', () => {
  assert.deepEqual(violations(started), []);
});

test('a violation of the order is found', () => {
  const publish = (version) => from('server', {
    method: 'textDocument/publishDiagnostics',
    params: { uri: 'a', version, diagnostics: [{}] },
  });
  const open = from('client', { method: 'textDocument/didOpen', params: { textDocument: { uri: 'a' } } });
  const close = from('client', { method: 'textDocument/didClose', params: { textDocument: { uri: 'a' } } });
  const table = [
    [started.slice(0, 1), 'initialize has no response'],
    [[publish(1)], 'textDocument/publishDiagnostics comes before initialize'],
    [[...started, started[1]], 'a response to nothing: 1'],
    [[...started, open, publish(2), publish(1)], 'published 1 after 2'],
    [[...started, open, close, publish(2)], 'published after a close'],
    [[started[0], from('server', { id: 1, result: null, error: {} })], 'initialize: not one outcome'],
  ];
  for (const [trace, expected] of table) assert.ok(violations(trace).includes(expected), expected);
});

test('a violation of the model is found', { skip: !file }, () => {
  const model = new MetaModel(file);
  const of = (name, value) => model.violations({ kind: 'reference', name }, value);
  assert.deepEqual(of('Position', { line: 0, character: 2 }), []);
  assert.deepEqual(of('Position', { line: -1 }), ['/line: is no uinteger', '/character: is missing']);
  assert.deepEqual(of('Range', { start: { line: 0, character: 0 }, end: null }), ['/end: is no object']);
  assert.deepEqual(of('Diagnostic', {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    message: 'x', severity: null, colour: 'red',
  }), ['/colour: is not in the protocol', '/severity: is no DiagnosticSeverity']);
  assert.deepEqual(of('CompletionItem', { label: 'x', insertTextFormat: 3 }),
    ['/insertTextFormat: is no InsertTextFormat']);
});
