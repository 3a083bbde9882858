// The findings of handoffs that are not open. The client asks for them all the time; the question is
// passed on only while somebody wants the answer.

import * as vscode from 'vscode';
import { type Middleware, vsdiag } from 'vscode-languageclient/node';

const areWanted = () => vscode.workspace.getConfiguration('handoff').get('diagnostics.workspace', false);

/** Of every document that findings are known of: none, and ask anew. */
const nothing = (known: vsdiag.PreviousResultId[]): vsdiag.WorkspaceDiagnosticReport => ({
  items: known.map(({ uri }) => ({
    kind: vsdiag.DocumentDiagnosticReportKind.full, uri, version: null, items: [],
  })),
});

/** A question waits until there is something new; it is taken back where that is not wanted any more. */
function whileWanted(token: vscode.CancellationToken) {
  const source = new vscode.CancellationTokenSource();
  const listeners = vscode.Disposable.from(
    token.onCancellationRequested(() => source.cancel()),
    vscode.workspace.onDidChangeConfiguration(() => areWanted() || source.cancel()),
  );
  return { token: source.token, dispose: () => listeners.dispose() };
}

export function workspaceFindings(): Required<Middleware>['provideWorkspaceDiagnostics'] {
  let areShown = false;
  return async (known, token, report, next) => {
    if (areShown && !areWanted()) report(nothing(known));
    areShown = areWanted();
    if (!areShown) return { items: [] };
    const wanted = whileWanted(token);
    try {
      return await next(known, wanted.token, report);
    } catch (error) {
      if (areWanted()) throw error;
      return { items: [] };
    } finally {
      wanted.dispose();
    }
  };
}
