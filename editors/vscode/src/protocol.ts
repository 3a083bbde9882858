// What the server answers beyond LSP; docs/protocol.md describes it.

import type { Diagnostic, Range } from 'vscode-languageserver-protocol';

export interface OpenSlot {
  range: Range;
  text: string;
  section: string;
  label: string;
  wanted: string;
}

export interface OpenSlots {
  template: string;
  filled?: number;
  total?: number;
  open: OpenSlot[];
}

export interface NewHandoff {
  uri: string;
  text: string;
  note: string;
}

export interface CheckResult {
  items: { uri: string; diagnostics: Diagnostic[] }[];
  failures: string[];
}

export const openSlots = 'handoff/openSlots';
export const newHandoff = 'handoff/newHandoff';
export const check = 'handoff/check';
export const didChangeTrust = 'handoff/didChangeTrust';
export const fillFromGit = 'source.fillFromGit';
