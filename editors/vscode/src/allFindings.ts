// The findings of handoffs that are not open, for those who want them all the time. A client that is
// told that it may ask for them does so, and keeps those of documents that were closed.

import * as vscode from 'vscode';
import type { ServerCapabilities, StaticFeature } from 'vscode-languageclient/node';

export const areAllWanted = (): boolean =>
  vscode.workspace.getConfiguration('handoff').get('diagnostics.workspace', false);

/** Tells the client of it only where it is wanted, when the server starts. */
export const allFindings: StaticFeature = {
  fillClientCapabilities: () => {},
  preInitialize: ({ diagnosticProvider }: ServerCapabilities) => {
    if (diagnosticProvider && !areAllWanted()) diagnosticProvider.workspaceDiagnostics = false;
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
};
