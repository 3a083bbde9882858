// The findings of every handoff in the workspace. Those of the documents that are shown come from the
// client; the others' are kept here, and asked for anew when their files change.

import * as vscode from 'vscode';
import { WorkDoneProgress, type WorkDoneProgressReport } from 'vscode-languageclient/node';
import { areAllWanted } from './allFindings';
import { documents, type Server } from './client';
import * as protocol from './protocol';
import { running, withProgress } from './requests';
import { totals } from './totals';

const calm = 300; // milliseconds after a change
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

/** The documents whose findings the client shows: in a tab or, as when one peeks, in an editor without one. */
function shown(): Set<string> {
  const inTabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ input }) =>
    input instanceof vscode.TabInputText ? input.uri : input instanceof vscode.TabInputTextDiff ? input.modified : undefined);
  const inEditors = vscode.window.visibleTextEditors.map(({ document }) => document.uri);
  const visible = new Set([...inTabs, ...inEditors].map((uri) => uri?.toString()));
  const open = vscode.workspace.textDocuments.filter((document) => vscode.languages.match(documents, document));
  return new Set(open.map(({ uri }) => uri.toString()).filter((uri) => visible.has(uri)));
}

const isOfProject = ({ path }: vscode.Uri) => /\/\.handoff(\.json$|\/)/.test(path);

export function createCheckAll(server: Server, log: vscode.LogOutputChannel) {
  const findings = vscode.languages.createDiagnosticCollection('handoff');
  let kept = new Map<string, vscode.Diagnostic[]>();
  let timer: NodeJS.Timeout | undefined;

  function showOthers(): void {
    if (areAllWanted()) return findings.clear(); // the client shows them
    const shownThere = shown();
    for (const [name, diagnostics] of kept) {
      const uri = vscode.Uri.parse(name);
      if (shownThere.has(name)) findings.delete(uri);
      else if (!findings.has(uri)) findings.set(uri, diagnostics);
    }
  }

  async function keep({ items }: protocol.CheckResult): Promise<void> {
    const converter = server.client()?.protocol2CodeConverter;
    if (!converter) return;
    kept = new Map(await Promise.all(items.map(async ({ uri, diagnostics }) =>
      [converter.asUri(uri).toString(), await converter.asDiagnostics(diagnostics)] as const)));
    findings.clear();
    showOthers();
  }

  async function checkAll(): Promise<boolean> {
    const result = await ask(server);
    if (!result) return false;
    await keep(result);
    const { message, found } = totals(result);
    if (found > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
    void vscode.window.showInformationMessage(message);
    if (result.failures.length > 0) void sayFailures(result.failures);
    return true;
  }

  async function sayFailures(failures: string[]): Promise<void> {
    for (const failure of failures) log.warn(failure);
    const more = failures.length > 1 ? ` And ${failures.length - 1} more; the log has them.` : '';
    const choice = await vscode.window.showWarningMessage(`${failures[0]}${more}`, 'Show Log');
    if (choice) log.show(true);
  }

  async function askAgain(): Promise<void> {
    const result = await server.client()?.sendRequest<protocol.CheckResult>(protocol.check, {});
    if (result) await keep(result);
  }

  function soon(): void {
    if (kept.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => askAgain().catch(() => {}), calm); // the client has logged it
  }

  function changed(uri: vscode.Uri): void {
    if (kept.has(uri.toString()) || isOfProject(uri)) soon();
  }

  function deleted(uri: vscode.Uri): void {
    const folder = `${uri}/`;
    if ([...kept.keys()].some((name) => name.startsWith(folder))) soon();
    changed(uri);
  }

  const files = vscode.workspace.createFileSystemWatcher('**/*');
  const disposable = vscode.Disposable.from(
    findings,
    files,
    files.onDidCreate(changed),
    files.onDidChange(changed),
    files.onDidDelete(deleted),
    vscode.workspace.onDidOpenTextDocument(showOthers),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => changed(uri)),
    vscode.window.tabGroups.onDidChangeTabs(showOthers),
    vscode.window.onDidChangeVisibleTextEditors(showOthers),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('handoff')) soon();
    }),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
  return { checkAll, disposable };
}
