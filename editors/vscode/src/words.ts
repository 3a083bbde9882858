// When suggestions are opened for a word that is being typed.

/** What VS Code says where a setting comes from; only what is looked at. */
export interface Setting {
  globalValue?: unknown;
  workspaceValue?: unknown;
  workspaceFolderValue?: unknown;
  globalLanguageValue?: unknown;
  workspaceLanguageValue?: unknown;
  workspaceFolderLanguageValue?: unknown;
  defaultLanguageValue?: unknown;
}

/** Whether suggestions are off by VS Code's own default for the language, and not by anyone's wish. */
export function saysNothing(setting: Setting | undefined): boolean {
  if (!setting) return false;
  const { defaultLanguageValue, ...own } = setting;
  const wished: (keyof typeof own)[] = [
    'globalValue', 'workspaceValue', 'workspaceFolderValue',
    'globalLanguageValue', 'workspaceLanguageValue', 'workspaceFolderLanguageValue',
  ];
  return isOff(defaultLanguageValue) && wished.every((key) => own[key] === undefined);
}

function isOff(value: unknown): boolean {
  if (typeof value === 'object' && value !== null && 'other' in value) return isOff(value.other);
  return value === false || value === 'off';
}

/** Whether the text that was typed after `left` is the first letter of a word. */
export const beginsWord = (left: string, text: string): boolean =>
  /^\p{L}$/u.test(text) && !/[\p{L}\p{N}_]$/u.test(left);

/** Whether a list has an item with a word that begins with what was typed. */
export function offers(items: readonly { label: string; filterText?: string }[], typed: string): boolean {
  const wanted = typed.toLowerCase();
  if (!/^[\p{L}\p{N}]+$/u.test(wanted)) return false;
  return items.some(({ label, filterText }) =>
    (filterText ?? label).toLowerCase().split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)));
}
