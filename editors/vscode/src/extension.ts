import * as vscode from 'vscode';
import { createCheckAll } from './checkAll';
import { createServer, type Server } from './client';
import { fillFromGit } from './fillFromGit';
import { createFinder } from './handoffs';
import { newHandoff } from './newHandoff';
import { slotCommands } from './openSlots';
import { createStatusBar } from './statusBar';
import { suggestAsTyped } from './suggest';

let server: Server | undefined;

/** Whether it did what it is for: then its step of the walkthrough is done. */
type Command = (...given: never[]) => Promise<boolean | void>;

/** Ticks a step of the walkthrough. What is true before that is opened for the first time would never tick it. */
async function tick(id: string): Promise<void> {
  for (const done of [true, false]) await vscode.commands.executeCommand('setContext', `${id}.done`, done);
}

/** A command that says what went wrong. */
const spoken = (log: vscode.LogOutputChannel, id: string, run: Command) => async (...given: never[]) => {
  try {
    if (await run(...given)) await tick(id);
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
  const checks = createCheckAll(started, log);
  const handoffs = createFinder(started);
  const commands: Record<string, Command> = {
    ...slotCommands(handoffs.find),
    'handoff.newHandoff': () => newHandoff(started),
    'handoff.fillFromGit': () => fillFromGit(started, handoffs.find),
    'handoff.checkAll': checks.checkAll,
    'handoff.restartServer': async () => void (await started.restart()),
    'handoff.showLog': async () => log.show(true),
  };
  context.subscriptions.push(
    log,
    checks.disposable,
    handoffs.disposable,
    createStatusBar(started),
    suggestAsTyped(started),
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, spoken(log, id, run))),
  );
  void started.restart();
}

export const deactivate = (): Promise<unknown> | undefined => server?.stop();
