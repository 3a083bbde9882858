// The findings of every handoff in the workspace. Those of open documents come from the client, so
// that only the others are kept here, until they are opened.

import * as vscode from 'vscode';
import { WorkDoneProgress, type WorkDoneProgressReport } from 'vscode-languageclient/node';
import type { Server } from './client';
import * as protocol from './protocol';
import { running, withProgress } from './requests';
import { totals } from './totals';

let checks = 0;

async function ask(server: Server): Promise<protocol.CheckResult | undefined> {
  const client = running(server);
  if (!client) return undefined;
  const workDoneToken = `check-${++checks}`;
  return withProgress('Checking handoffs', async (token, progress) => {
    let reached = 0;
    const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      const { message, percentage = reached } = value as WorkDoneProgressReport;
      progress.report({ ...(message === undefined ? {} : { message }), increment: percentage - reached });
      reached = percentage;
    });
    try {
      return await client.sendRequest<protocol.CheckResult>(protocol.check, { workDoneToken }, token);
    } finally {
      listener.dispose();
    }
  });
}

export function createCheckAll(server: Server, log: vscode.LogOutputChannel) {
  const findings = vscode.languages.createDiagnosticCollection('handoff');

  async function checkAll(): Promise<void> {
    const result = await ask(server);
    const converter = server.client()?.protocol2CodeConverter;
    if (!result || !converter) return;
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    findings.clear();
    for (const item of result.items) {
      const uri = converter.asUri(item.uri);
      if (!open.has(uri.toString())) findings.set(uri, await converter.asDiagnostics(item.diagnostics));
    }
    const { message, found } = totals(result);
    if (found > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
    void vscode.window.showInformationMessage(message);
    if (result.failures.length > 0) await sayFailures(result.failures);
  }

  async function sayFailures(failures: string[]): Promise<void> {
    for (const failure of failures) log.warn(failure);
    const more = failures.length > 1 ? ` And ${failures.length - 1} more; the log has them.` : '';
    const choice = await vscode.window.showWarningMessage(`${failures[0]}${more}`, 'Show Log');
    if (choice) log.show(true);
  }

  const opened = vscode.workspace.onDidOpenTextDocument(({ uri }) => findings.delete(uri));
  return { checkAll, disposable: vscode.Disposable.from(findings, opened) };
}
