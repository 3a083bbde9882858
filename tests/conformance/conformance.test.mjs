// Microsoft's client library drives the real server over stdio, and its own type guards judge what
// comes back; the recorded traffic is held to the protocol afterwards.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import protocol from 'vscode-languageserver-protocol/node.js';

import { MetaModel } from './meta_model.mjs';
import { makeRepository, pathWithHangingGit, temporaryFolder } from './repository.mjs';
import { Server } from './server.mjs';
import { readTrace, violations } from './trace.mjs';

const {
  CancellationTokenSource, CodeAction, CodeActionRequest, CodeActionResolveRequest, CodeLensRequest,
  CompletionRequest, DefinitionRequest, Diagnostic, DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, DocumentDiagnosticRequest,
  DocumentHighlightRequest, DocumentLink, DocumentLinkRequest, DocumentSymbol,
  DocumentSymbolRequest, FoldingRange, FoldingRangeRequest, Hover, HoverRequest, InlayHintRequest,
  Location, MarkupContent, PrepareRenameRequest, PublishDiagnosticsNotification, Range,
  ReferencesRequest, RenameRequest, SelectionRange, SelectionRangeRequest, SemanticTokens,
  SemanticTokensDeltaRequest, SemanticTokensRangeRequest, SemanticTokensRequest,
  TextDocumentEdit, TextEdit, WorkspaceEdit, WorkspaceSymbolRequest,
} = protocol;

const model = process.env.LSP_META_MODEL && new MetaModel(process.env.LSP_META_MODEL);
const requestCancelled = -32800;
const text = '# Session Handoff\n\n**Project:** [PROJECT_NAME]\n\n### Environment State\n- **Git Status:** [CLEAN/DIRTY]\n';
const slot = { line: 2, character: 14 };
const choice = { line: 5, character: 19 };

const modest = {
  textDocument: { publishDiagnostics: { versionSupport: true }, hover: { contentFormat: ['plaintext'] } },
};
const rich = {
  general: { positionEncodings: ['utf-8', 'utf-16'] },
  workspace: { workspaceEdit: { documentChanges: true }, workspaceFolders: true },
  textDocument: {
    diagnostic: {},
    publishDiagnostics: { codeDescriptionSupport: true },
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    codeAction: {
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
    },
  },
};

/** A server in a session of these capabilities, with the handoff opened. */
async function start(t, capabilities, env) {
  const trace = join(temporaryFolder(t), 'trace.jsonl');
  const server = new Server({ trace, env });
  t.after(() => server.process.kill());
  const { folder, document } = makeRepository(t);
  const result = await server.initialize(capabilities, folder);
  const { connection } = server;
  const session = {
    server,
    result,
    uri: document,
    send: (type, params) =>
      connection.sendRequest(type, { textDocument: { uri: document }, ...params }),
    open: () => connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: document, languageId: 'markdown', version: 1, text },
    }),
    change: (version, contentChanges) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: document, version }, contentChanges,
      }),
    close: () => connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: document },
    }),
    actions: (context = { diagnostics: [] }) =>
      session.send(CodeActionRequest.type, { range: { start: slot, end: slot }, context }),
    async end() {
      assert.equal(await server.end(), 0);
      assert.deepEqual(violations(readTrace(trace), model), []);
    },
  };
  return session;
}

function assertDiagnostics(diagnostics) {
  assert.ok(diagnostics.length > 0);
  for (const diagnostic of diagnostics) assert.ok(Diagnostic.is(diagnostic), JSON.stringify(diagnostic));
  assert.ok(diagnostics.some((diagnostic) => diagnostic.code === 'unresolved-placeholder'));
}

function assertItems(list) {
  assert.ok(list.items.length > 0);
  for (const item of list.items) {
    assert.equal(typeof item.label, 'string');
    assert.ok(TextEdit.is(item.textEdit), JSON.stringify(item));
    assert.ok(item.documentation === undefined || MarkupContent.is(item.documentation));
  }
}

/** The guard does not know that an action may get its edit when it is resolved. */
function assertActions(actions, resolvesLater) {
  assert.ok(actions.length > 0);
  for (const action of actions) {
    assert.ok(resolvesLater || WorkspaceEdit.is(action.edit));
    const whole = action.data === undefined ? action : { ...action, edit: { changes: {} } };
    assert.ok(CodeAction.is(whole), JSON.stringify(action));
  }
}

test('a client that announces little is pushed to, and gets whole edits', async (t) => {
  const session = await start(t, modest);
  assert.equal(session.result.capabilities.positionEncoding, 'utf-16');
  assert.equal(session.result.serverInfo.name, 'handoff-ls');
  const published = session.server.next(PublishDiagnosticsNotification.type);
  await session.open();
  const { version, diagnostics } = await published;
  assert.equal(version, 1);
  assertDiagnostics(diagnostics);

  assertItems(await session.send(CompletionRequest.type, { position: choice }));
  const hover = await session.send(HoverRequest.type, { position: slot });
  assert.ok(Hover.is(hover));
  assert.match(hover.contents.value, /Now: parcels/);
  const actions = await session.actions();
  assertActions(actions, false);
  for (const { edit } of actions) assert.ok(edit.changes[session.uri].every(TextEdit.is));

  const again = session.server.next(PublishDiagnosticsNotification.type, (p) => p.version === 2);
  await session.change(2, [{ range: { start: slot, end: slot }, text: 'x ' }]);
  assertDiagnostics((await again).diagnostics);
  const cleared = session.server.next(PublishDiagnosticsNotification.type);
  await session.close();
  assert.deepEqual(await cleared, { uri: session.uri, diagnostics: [] });
  await session.end();
});

test('a client that announces much pulls, expands snippets and resolves', async (t) => {
  const session = await start(t, rich);
  const { capabilities } = session.result;
  assert.equal(capabilities.positionEncoding, 'utf-8');
  assert.ok(capabilities.diagnosticProvider);
  await session.open();
  const report = await session.send(DocumentDiagnosticRequest.type, {});
  assert.equal(report.kind, 'full');
  assertDiagnostics(report.items);

  assertItems(await session.send(CompletionRequest.type, { position: choice }));
  const hover = await session.send(HoverRequest.type, { position: slot });
  assert.ok(Hover.is(hover) && Range.is(hover.range));
  assert.equal(hover.contents.kind, 'markdown');

  const actions = await session.actions({ diagnostics: report.items });
  assertActions(actions, true);
  const fill = actions.find((action) => action.kind === 'source.fillFromGit');
  assert.equal(fill.edit, undefined);
  const resolved = await session.server.connection.sendRequest(CodeActionResolveRequest.type, fill);
  assert.ok(CodeAction.is(resolved));
  const [change] = resolved.edit.documentChanges;
  assert.ok(TextDocumentEdit.is(change));
  assert.equal(change.textDocument.version, 1);
  assert.ok(change.edits.some((edit) => edit.newText === 'parcels'));
  await session.end();
});

test('the structure of a document is as the protocol has it', async (t) => {
  const session = await start(t, {
    ...rich,
    textDocument: { ...rich.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  });
  await session.open();
  const all = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };
  await session.change(2, [{ text: `${text}- see https://example.org\n\n### In Progress\n- [ ] Replay\n` }]);
  const symbols = await session.send(DocumentSymbolRequest.type, {});
  assert.ok(symbols.length > 0 && symbols.every(DocumentSymbol.is));
  assert.ok((await session.send(FoldingRangeRequest.type, {})).every(FoldingRange.is));
  const ranges = await session.send(SelectionRangeRequest.type, { positions: [choice] });
  assert.ok(ranges.length === 1 && SelectionRange.is(ranges[0]));
  const highlights = await session.send(DocumentHighlightRequest.type, { position: choice });
  assert.ok(highlights.length > 0 && highlights.every(({ range }) => Range.is(range)));
  const links = await session.send(DocumentLinkRequest.type, {});
  assert.ok(links.length === 1 && DocumentLink.is(links[0]));
  const tokens = await session.send(SemanticTokensRequest.type, {});
  assert.ok(SemanticTokens.is(tokens) && tokens.data.length > 0);
  const delta = await session.send(SemanticTokensDeltaRequest.type, { previousResultId: tokens.resultId });
  assert.deepEqual(delta.edits, []);
  assert.ok(SemanticTokens.is(await session.send(SemanticTokensRangeRequest.type, { range: all })));
  const task = { position: { line: 9, character: 7 } };
  assert.ok((await session.send(DefinitionRequest.type, task)).every(Location.is));
  const references = await session.send(ReferencesRequest.type, { ...task, context: { includeDeclaration: true } });
  assert.ok(references.length === 1 && references.every(Location.is));
  assert.ok(Range.is(await session.send(PrepareRenameRequest.type, task)));
  assert.ok(WorkspaceEdit.is(await session.send(RenameRequest.type, { ...task, newName: 'Resume' })));
  assert.deepEqual(await session.send(CodeLensRequest.type, {}), []);
  assert.deepEqual(await session.send(InlayHintRequest.type, { range: all }), []);
  const found = await session.server.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'status' });
  assert.ok(found.length > 0 && found.every(({ location }) => Location.is(location)));
  await session.end();
});

test('an empty document is completed to the whole template', async (t) => {
  const session = await start(t, rich);
  await session.open();
  await session.change(2, [{ text: '' }]);
  const list = await session.send(CompletionRequest.type, { position: { line: 0, character: 0 } });
  assertItems(list);
  assert.match(list.items[0].textEdit.newText, /^# Session Handoff\n[^]*\$\{1:/);
  await session.end();
});

test('a request that waits for git is cancelled, and others are served meanwhile', async (t) => {
  const session = await start(t, rich, { PATH: pathWithHangingGit(t) });
  await session.open();
  const source = new CancellationTokenSource();
  const waiting = session.server.connection.sendRequest(
    HoverRequest.type, { textDocument: { uri: session.uri }, position: slot }, source.token);
  const report = await session.send(DocumentDiagnosticRequest.type, {});
  assertDiagnostics(report.items);
  source.cancel();
  await assert.rejects(waiting, { code: requestCancelled });
  await session.end();
});

test('a client whose stream ends is the end of the server, with status 1', async (t) => {
  const session = await start(t, modest);
  await session.open();
  session.server.process.stdin.end();
  assert.equal(await session.server.ended, 1);
});
