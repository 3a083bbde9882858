// A new handoff: the server says where and what, the file is made here.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Server } from './client';
import { askOpenSlots } from './handoffs';
import { select } from './openSlots';
import * as protocol from './protocol';
import { running, withProgress } from './requests';

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) {
    return vscode.window.showWorkspaceFolderPick({ placeHolder: 'The folder whose work is handed off' });
  }
  if (!folders[0]) void sayNoFolder();
  return folders[0];
}

async function sayNoFolder(): Promise<void> {
  const message = 'Open the folder whose work is to be handed off first.';
  const choice = await vscode.window.showInformationMessage(message, 'Open Folder');
  if (choice) await vscode.commands.executeCommand('vscode.openFolder');
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await mkdir(dirname(uri.fsPath), { recursive: true });
  await writeFile(uri.fsPath, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new Error(`${uri.fsPath} is there by now; nothing was written.`) : error;
  });
}

/** Whether one was made. */
export async function newHandoff(server: Server): Promise<boolean> {
  const client = running(server);
  const folder = client && (await pickFolder());
  if (!folder) return false;
  const params = { folder: client.code2ProtocolConverter.asUri(folder.uri) };
  const result = await withProgress('Writing a new handoff', (token) =>
    client.sendRequest<protocol.NewHandoff>(protocol.newHandoff, params, token));
  if (!result) return false;

  const uri = client.protocol2CodeConverter.asUri(result.uri);
  await write(uri, result.text);
  const { document } = await vscode.window.showTextDocument(uri, { preview: false });
  vscode.window.setStatusBarMessage(result.note, 15_000);
  const first = (await askOpenSlots(server, document))?.open[0];
  if (first) await select(document, first);
  return true;
}
