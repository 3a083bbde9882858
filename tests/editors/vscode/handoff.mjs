// Handoffs to begin with: the template, with every slot filled in but those that are to stay open.

import { readFileSync } from 'node:fs';

export const template = readFileSync(new URL('../../../server/templates/session.md', import.meta.url), 'utf8');

const values = {
  '[CLEAN/DIRTY]': 'CLEAN',
  '[SUCCESS/FAILURE/UNKNOWN]': 'SUCCESS',
  '[PASSING/FAILING/UNKNOWN]': 'PASSING',
  '[HIGH/MEDIUM/LOW]': 'MEDIUM',
  '[COMPLETION_PERCENTAGE]': '50',
  '[SCORE]': '8',
};

/** The template with `words` in its slots, by slot, and with `other` in the rest. */
export const filled = (words, other) =>
  template.replace(/\[[A-Z][A-Z0-9_/:]*\]/g, (slot) => words[slot] ?? values[slot] ?? other);

export const handoff = (...open) => filled(Object.fromEntries(open.map((slot) => [slot, slot])), 'written');

/** The line of a text, counted from 1. */
export const lineOf = (text, part) => text.slice(0, text.indexOf(part)).split('\n').length;
