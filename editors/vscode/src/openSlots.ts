// What is open in a document: asked, shown as a list, and moved to.

import * as vscode from 'vscode';
import { documents, type Server } from './client';
import * as protocol from './protocol';
import { nextSlot, plain, previousSlot } from './slots';

/** Undefined where no server answers; null for a document that is no handoff. */
export async function askOpenSlots(
  server: Server,
  document: vscode.TextDocument,
): Promise<protocol.OpenSlots | null | undefined> {
  const client = server.client();
  if (!client || !vscode.languages.match(documents, document)) return undefined;
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  try {
    return await client.sendRequest<protocol.OpenSlots | null>(protocol.openSlots, { textDocument });
  } catch {
    return undefined; // the client has logged it
  }
}

/** Selects a slot, so that what is typed replaces it, wherever the focus was. */
export async function select(editor: vscode.TextEditor, { range: { start, end } }: protocol.OpenSlot): Promise<void> {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(editor.document, { ...where(editor), selection });
}

const where = ({ viewColumn }: vscode.TextEditor) => (viewColumn === undefined ? {} : { viewColumn });

async function withOpenSlots(
  server: Server,
  use: (editor: vscode.TextEditor, open: protocol.OpenSlot[]) => unknown,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const slots = editor && (await askOpenSlots(server, editor.document));
  if (editor && slots && slots.open.length > 0) return void (await use(editor, slots.open));
  const reason = slots ? 'Nothing is open in this handoff.' : 'This is no handoff.';
  vscode.window.setStatusBarMessage(server.client() ? reason : 'The handoff server is not running.', 5000);
}

type Find = typeof nextSlot;

const move = (server: Server, find: Find, from?: vscode.Position) =>
  withOpenSlots(server, async (editor, open) => {
    const slot = find(open, from ?? editor.selection.start);
    if (slot) await select(editor, slot);
  });

const list = (server: Server) =>
  withOpenSlots(server, async (editor, open) => {
    const items = open.map((slot) => ({
      label: plain(slot.label),
      description: plain(slot.section),
      detail: plain(slot.wanted),
      slot,
    }));
    const choice = await vscode.window.showQuickPick(items, {
      title: `${open.length} open in this handoff`,
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (choice) await select(editor, choice.slot);
  });

export const slotCommands = (server: Server) => ({
  'handoff.nextOpenSlot': (from?: vscode.Position) => move(server, nextSlot, from),
  'handoff.previousOpenSlot': () => move(server, previousSlot),
  'handoff.showOpenSlots': () => list(server),
});
