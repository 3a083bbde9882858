// The traffic with the server, in the log at the wish of the setting `handoff.trace.server`. The client
// writes it at the level of traces, which logs leave out unless one asks VS Code for that as well.

import * as vscode from 'vscode';

const level = () =>
  vscode.workspace.getConfiguration('handoff').get('trace.server') === 'off' ? vscode.LogLevel.Info : vscode.LogLevel.Trace;

export function trafficLog(log: vscode.LogOutputChannel) {
  const levels = new vscode.EventEmitter<vscode.LogLevel>();
  const channel: vscode.LogOutputChannel = Object.create(log, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: levels.event },
    trace: { value: (message: string, ...args: unknown[]) => log.info(message, ...args) },
  });
  const changed = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('handoff.trace')) levels.fire(level());
  });
  return { channel, disposable: vscode.Disposable.from(levels, changed) };
}
