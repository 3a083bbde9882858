// What is open in a handoff: shown as a list, and moved to.

import * as vscode from 'vscode';
import type { Position } from 'vscode-languageserver-protocol';
import { type Find, type Handoff, show } from './handoffs';
import * as protocol from './protocol';
import { nextSlot, plain, previousSlot } from './slots';

/** Selects a slot, so that what is typed replaces it, wherever the focus was. */
export async function select(document: vscode.TextDocument, { range: { start, end } }: protocol.OpenSlot): Promise<void> {
  await show(document, new vscode.Range(start.line, start.character, end.line, end.character));
}

/** The handoff, after saying so if nothing is open in it. */
async function withOpenSlots(find: Find): Promise<Handoff | undefined> {
  const handoff = await find();
  if (handoff?.open.length === 0) vscode.window.setStatusBarMessage('Nothing is open in this handoff.', 5000);
  return handoff;
}

function cursorIn(document: vscode.TextDocument): Position {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editor = [activeTextEditor, ...visibleTextEditors].find((one) => one?.document === document);
  return editor?.selection.start ?? new vscode.Position(0, 0);
}

async function move(find: Find, choose: typeof nextSlot): Promise<boolean> {
  const handoff = await withOpenSlots(find);
  const slot = handoff && choose(handoff.open, cursorIn(handoff.document));
  if (slot) await select(handoff.document, slot);
  return handoff !== undefined;
}

/** As the server's code lenses ask for it. */
async function moveFrom(find: Find, uri: string, from: Position): Promise<void> {
  await show(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)));
  const handoff = await withOpenSlots(find);
  const slot = handoff && nextSlot(handoff.open, from);
  if (slot) await select(handoff.document, slot);
}

async function list(find: Find): Promise<boolean> {
  const handoff = await withOpenSlots(find);
  if (!handoff?.open.length) return handoff !== undefined;
  const items = handoff.open.map((slot) => ({
    label: plain(slot.label),
    description: plain(slot.section),
    detail: plain(slot.wanted),
    slot,
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title: `${items.length} open in this handoff`,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (choice) await select(handoff.document, choice.slot);
  return true;
}

export const slotCommands = (find: Find) => ({
  'handoff.nextOpenSlot': (uri?: string, from?: Position) =>
    uri && from ? moveFrom(find, uri, from) : move(find, nextSlot),
  'handoff.previousOpenSlot': () => move(find, previousSlot),
  'handoff.showOpenSlots': () => list(find),
});
