// Fills what git knows into the open slots of a handoff.

import * as vscode from 'vscode';
import { type CodeAction, CodeActionRequest, CodeActionResolveRequest } from 'vscode-languageclient/node';
import type { Server } from './client';
import { type Find, show } from './handoffs';
import * as protocol from './protocol';
import { running, withProgress } from './requests';

async function sayUntrusted(): Promise<void> {
  const manage = 'Manage Workspace Trust';
  const choice = await vscode.window.showInformationMessage('Git is not run until the workspace is trusted.', manage);
  if (choice) await vscode.commands.executeCommand('workbench.trust.manage');
}

/** Whether git was asked. */
export async function fillFromGit(server: Server, find: Find): Promise<boolean> {
  const handoff = await find();
  const client = handoff && running(server);
  if (!client) return false;
  const { document } = handoff;
  await show(document);
  if (!vscode.workspace.isTrusted) {
    void sayUntrusted();
    return false;
  }

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
  if (edit === undefined) return false;
  if (edit === null) {
    void vscode.window.showInformationMessage('Git knows nothing for what is open here.');
    return true;
  }
  if (document.version !== version) throw new Error('The document changed while git was asked. Try again.');
  return vscode.workspace.applyEdit(edit);
}
