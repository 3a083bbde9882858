// Which handoff a command is about: that of the active editor. Where none is active, as in the
// walkthrough, it is one that can be seen, or the last that was.

import * as vscode from 'vscode';
import { documents, type Server } from './client';
import * as protocol from './protocol';
import { running } from './requests';

export interface Handoff {
  document: vscode.TextDocument;
  open: protocol.OpenSlot[];
}

/** Undefined where no server answers; null for a document that is no handoff. Fails as the request does. */
export async function askOpenSlots(
  server: Server,
  document: vscode.TextDocument,
): Promise<protocol.OpenSlots | null | undefined> {
  const client = server.client();
  if (!client || !vscode.languages.match(documents, document)) return undefined;
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  return client.sendRequest<protocol.OpenSlots | null>(protocol.openSlots, { textDocument });
}

/** Shows a document in its tab, if it has one. */
export function show(document: vscode.TextDocument, selection?: vscode.Range): Thenable<vscode.TextEditor> {
  const isOf = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString();
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const group = [activeTabGroup, ...all].find(({ tabs }) => tabs.some(isOf));
  return vscode.window.showTextDocument(document, {
    ...(group && { viewColumn: group.viewColumn }),
    ...(selection && { selection }),
  });
}

export function createFinder(server: Server) {
  let last: vscode.TextDocument | undefined;

  function remember(editor: vscode.TextEditor | undefined): void {
    if (editor && vscode.languages.match(documents, editor.document)) last = editor.document;
  }

  /** Best first. */
  function candidates(): vscode.TextDocument[] {
    const active = vscode.window.activeTextEditor;
    if (active) return [active.document];
    const visible = vscode.window.visibleTextEditors.map(({ document }) => document);
    return last && !last.isClosed ? [...visible, last] : visible;
  }

  async function sayNone(): Promise<void> {
    if (vscode.window.activeTextEditor) {
      vscode.window.setStatusBarMessage('This is no handoff.', 5000);
      return;
    }
    const choice = await vscode.window.showInformationMessage('Open a handoff first.', 'New Handoff');
    if (choice) await vscode.commands.executeCommand('handoff.newHandoff');
  }

  /** Undefined after saying why there is none. */
  async function find(): Promise<Handoff | undefined> {
    if (!running(server)) return undefined;
    for (const document of candidates()) {
      const slots = await askOpenSlots(server, document);
      if (slots) return { document, open: slots.open };
    }
    void sayNone();
    return undefined;
  }

  remember(vscode.window.activeTextEditor);
  return { find, disposable: vscode.window.onDidChangeActiveTextEditor(remember) };
}

export type Find = ReturnType<typeof createFinder>['find'];
