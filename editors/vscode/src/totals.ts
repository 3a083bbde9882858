import type { CheckResult } from './protocol';

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** What checking all handoffs came to, in a sentence. */
export function totals({ items }: CheckResult): { message: string; found: number } {
  const found = items.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
  const files = items.filter(({ diagnostics }) => diagnostics.length > 0).length;
  if (items.length === 0) return { message: 'There are no handoffs in this workspace.', found };
  const checked = `${count(items.length, 'handoff')} checked`;
  if (found === 0) return { message: `${checked}: nothing was found.`, found };
  return { message: `${checked}: ${count(found, 'finding')} in ${files} of them.`, found };
}
