// VS Code suggests nothing in Markdown while one types. Where the server has something for the word
// that was begun, and only there, the suggestions are opened; no setting is changed for that.

import * as vscode from 'vscode';
import { CompletionRequest, CompletionTriggerKind, type CompletionItem } from 'vscode-languageclient/node';
import { documents, type Server } from './client';
import { beginsWord, offers, type Setting, saysNothing } from './words';

const setting = (document: vscode.TextDocument): Setting | undefined =>
  vscode.workspace.getConfiguration('editor', document).inspect('quickSuggestions');

async function complete(
  server: Server,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<CompletionItem[]> {
  // The client is told of the same change by the same event, perhaps after us.
  await new Promise(setImmediate);
  const client = server.client();
  if (!client) return [];
  const result = await client.sendRequest(CompletionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: client.code2ProtocolConverter.asPosition(position),
    context: { triggerKind: CompletionTriggerKind.Invoked },
  });
  return Array.isArray(result) ? result : (result?.items ?? []);
}

async function typed(server: Server, { document, contentChanges, reason }: vscode.TextDocumentChangeEvent) {
  const [change, ...others] = contentChanges;
  if (!change || others.length > 0 || reason !== undefined) return;
  if (document !== vscode.window.activeTextEditor?.document || !vscode.languages.match(documents, document)) return;
  const { start } = change.range;
  const left = document.lineAt(start.line).text.slice(0, start.character);
  if (!beginsWord(left, change.text) || !saysNothing(setting(document))) return;

  const items = await complete(server, document, start.translate(0, change.text.length));
  const cursor = vscode.window.activeTextEditor?.selection.active;
  if (document !== vscode.window.activeTextEditor?.document || cursor?.line !== start.line) return;
  const word = document.lineAt(start.line).text.slice(start.character, cursor.character);
  if (offers(items, word)) await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
}

export const suggestAsTyped = (server: Server): vscode.Disposable =>
  vscode.workspace.onDidChangeTextDocument((event) => {
    typed(server, event).catch(() => {}); // the client has logged it
  });
