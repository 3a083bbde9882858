// A new handoff: the server says where and what, the file is made here.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Server } from './client';
import { askOpenSlots, select } from './openSlots';
import * as protocol from './protocol';
import { running, withProgress } from './requests';

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) {
    return vscode.window.showWorkspaceFolderPick({ placeHolder: 'The folder whose work is handed off' });
  }
  if (!folders[0]) void vscode.window.showInformationMessage('Open the folder whose work is to be handed off first.');
  return folders[0];
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await mkdir(dirname(uri.fsPath), { recursive: true });
  await writeFile(uri.fsPath, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new Error(`${uri.fsPath} is there by now; nothing was written.`) : error;
  });
}

export async function newHandoff(server: Server): Promise<void> {
  const client = running(server);
  const folder = client && (await pickFolder());
  if (!folder) return;
  const params = { folder: client.code2ProtocolConverter.asUri(folder.uri) };
  const result = await withProgress('Writing a new handoff', (token) =>
    client.sendRequest<protocol.NewHandoff>(protocol.newHandoff, params, token));
  if (!result) return;

  const uri = client.protocol2CodeConverter.asUri(result.uri);
  await write(uri, result.text);
  const editor = await vscode.window.showTextDocument(uri, { preview: false });
  const first = (await askOpenSlots(server, editor.document))?.open[0];
  if (first) await select(editor, first);
  vscode.window.setStatusBarMessage(result.note, 15_000);
}
