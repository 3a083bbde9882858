import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { CheckResult } from './protocol';

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** A hint, which is shown in the text and not in the Problems view. */
const isHint = ({ severity }: Diagnostic): boolean => severity === 4;

/** What checking all handoffs came to, in a sentence, and how much of it the Problems view shows. */
export function totals({ items }: CheckResult): { message: string; found: number } {
  const shown = items.map(({ diagnostics }) => diagnostics.filter((one) => !isHint(one)).length);
  const found = shown.reduce((sum, number) => sum + number, 0);
  const hints = items.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0) - found;
  const files = shown.filter((number) => number > 0).length;
  if (items.length === 0) return { message: 'There are no handoffs in this workspace.', found };
  const checked = `${count(items.length, 'handoff')} checked`;
  const besides = hints > 0 ? `, and ${count(hints, 'hint')} in the text` : '';
  const sum = found > 0 ? `${count(found, 'finding')} in ${files} of them` : 'nothing was found';
  return { message: `${checked}: ${sum}${besides}.`, found };
}
