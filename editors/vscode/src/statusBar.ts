// How much of the handoff in the active editor is filled in.

import * as vscode from 'vscode';
import type { Server } from './client';
import { askOpenSlots } from './handoffs';
import { status } from './slots';

const calm = 100; // milliseconds after a change

export function createStatusBar(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('handoff.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Session Handoff';
  item.command = 'handoff.showOpenSlots';
  let timer: NodeJS.Timeout | undefined;

  async function update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const enabled = vscode.workspace.getConfiguration('handoff', document).get('statusBar.enabled', true);
    const version = document?.version;
    const asked = enabled && document ? askOpenSlots(server, document) : undefined;
    const slots = await asked?.catch(() => undefined); // the client has logged it
    if (document !== vscode.window.activeTextEditor?.document || version !== document?.version) return;
    if (!slots) return item.hide();
    Object.assign(item, status(slots, vscode.workspace.isTrusted));
    item.show();
  }

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), calm);
  };

  soon();
  return vscode.Disposable.from(
    item,
    server.onDidChange(soon),
    vscode.window.onDidChangeActiveTextEditor(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) soon();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('handoff')) soon();
    }),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}
