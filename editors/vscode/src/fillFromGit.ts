// Fills what git knows into the open slots of the active editor's handoff.

import * as vscode from 'vscode';
import { type CodeAction, CodeActionRequest, CodeActionResolveRequest } from 'vscode-languageclient/node';
import type { Server } from './client';
import * as protocol from './protocol';
import { running, withProgress } from './requests';

async function nothingToFill(): Promise<void> {
  if (vscode.workspace.isTrusted) {
    void vscode.window.showInformationMessage('Git knows nothing for what is open here.');
    return;
  }
  const manage = 'Manage Workspace Trust';
  const choice = await vscode.window.showInformationMessage('Git is not run until the workspace is trusted.', manage);
  if (choice) await vscode.commands.executeCommand('workbench.trust.manage');
}

export async function fillFromGit(server: Server): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const client = running(server);
  if (!client || !document) return;
  if (!vscode.workspace.isTrusted) return nothingToFill();

  const { version } = document;
  const { code2ProtocolConverter: outward, protocol2CodeConverter: inward } = client;
  const edit = await withProgress('Filling from git', async (token) => {
    const actions = await client.sendRequest(CodeActionRequest.type, {
      textDocument: outward.asTextDocumentIdentifier(document),
      range: outward.asRange(new vscode.Range(0, 0, document.lineCount, 0)),
      context: { diagnostics: [], only: [protocol.fillFromGit] },
    }, token);
    const action = actions?.find((one): one is CodeAction => 'kind' in one && one.kind === protocol.fillFromGit);
    if (!action) return null;
    const resolved = action.edit ? action : await client.sendRequest(CodeActionResolveRequest.type, action, token);
    return inward.asWorkspaceEdit(resolved.edit ?? { changes: {} });
  });
  if (edit === null) return nothingToFill();
  if (!edit) return;
  if (document.version !== version) throw new Error('The document changed while git was asked. Try again.');
  await vscode.workspace.applyEdit(edit);
}
