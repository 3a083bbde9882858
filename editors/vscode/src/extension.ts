import * as vscode from 'vscode';
import { createCheckAll } from './checkAll';
import { createServer, type Server } from './client';
import { fillFromGit } from './fillFromGit';
import { newHandoff } from './newHandoff';
import { slotCommands } from './openSlots';
import { createStatusBar } from './statusBar';
import { suggestAsTyped } from './suggest';

let server: Server | undefined;

type Command = (...given: never[]) => Promise<void>;

/** A command that says what went wrong. */
const spoken = (log: vscode.LogOutputChannel, run: Command) => async (...given: never[]) => {
  try {
    await run(...given);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.error(reason);
    const choice = await vscode.window.showErrorMessage(`Session Handoff: ${reason}`, 'Show Log');
    if (choice) log.show(true);
  }
};

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Session Handoff', { log: true });
  const started = createServer(context, log);
  server = started;
  const { checkAll, disposable } = createCheckAll(started, log);
  const commands: Record<string, Command> = {
    ...slotCommands(started),
    'handoff.newHandoff': () => newHandoff(started),
    'handoff.fillFromGit': () => fillFromGit(started),
    'handoff.checkAll': checkAll,
    'handoff.restartServer': async () => void (await started.restart()),
    'handoff.showLog': async () => log.show(true),
  };
  context.subscriptions.push(
    log,
    disposable,
    createStatusBar(started),
    suggestAsTyped(started),
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, spoken(log, run))),
  );
  void started.restart();
}

export const deactivate = (): Promise<unknown> | undefined => server?.stop();
