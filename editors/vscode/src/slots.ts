// Open slots without the editor: which one is next, and what is said about them.

import type { Position } from 'vscode-languageserver-protocol';
import type { OpenSlot, OpenSlots } from './protocol';

const before = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

/** The first slot that begins after `position`, and the first of all after the last one. */
export function nextSlot(slots: readonly OpenSlot[], position: Position): OpenSlot | undefined {
  return slots.find((slot) => before(position, slot.range.start)) ?? slots[0];
}

/** The last slot that begins before `position`, and the last of all before the first one. */
export function previousSlot(slots: readonly OpenSlot[], position: Position): OpenSlot | undefined {
  return slots.findLast((slot) => before(slot.range.start, position)) ?? slots.at(-1);
}

export interface Status {
  text: string;
  tooltip: string;
}

const listed = 12;
const noGit = 'git: not asked, workspace is not trusted';

function openBySection(slots: readonly OpenSlot[]): string[] {
  const lines = slots.map(({ section, label }) => (section ? `${section}: ${label}` : label));
  const more = lines.length - listed;
  return more > 0 ? [...lines.slice(0, listed), `and ${more} more`] : lines;
}

/** What the status bar says of a handoff. */
export function status({ filled, total, open }: OpenSlots, trusted: boolean): Status {
  const count = filled !== undefined && total !== undefined ? `${filled}/${total}` : `${open.length} open`;
  const icon = open.length > 0 ? '$(checklist)' : '$(pass)';
  return {
    text: `${icon} Handoff ${count}${trusted ? '' : ' $(shield) no git'}`,
    tooltip: [
      ...(open.length > 0 ? ['Open:', ...openBySection(open)] : ['Nothing is open']),
      ...(trusted ? [] : ['', noGit]),
    ].join('\n'),
  };
}

/** Text of a document for a label, in which `$(name)` would be an icon. */
export const plain = (text: string): string => text.replaceAll('$(', '\\$(');
