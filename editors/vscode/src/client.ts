// The server's process and the client that talks to it.

import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient/node';
import { crashCounter, limit, minutes } from './crashes';
import { findProgram, NoProgram } from './program';
import { didChangeTrust } from './protocol';

export interface Server {
  /** The client of a running server. */
  client(): LanguageClient | undefined;
  /** Fires whenever a server has started or ended. */
  onDidChange: vscode.Event<void>;
  restart(): Promise<unknown>;
  stop(): Promise<unknown>;
}

export const documents = [
  { language: 'markdown', scheme: 'file' },
  { language: 'markdown', scheme: 'untitled' },
];

/** What a project says in JSON; its templates are Markdown. */
const projectFiles = [
  { scheme: 'file', pattern: '**/.handoff.json' },
  { scheme: 'file', pattern: '**/.handoff/templates/*.json' },
];

const pathSetting = () => vscode.workspace.getConfiguration('handoff').get('server.path', '');

export function createServer(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Server {
  const changes = new vscode.EventEmitter<void>();
  const mayRestart = crashCounter();
  let client: LanguageClient | undefined;
  let setting: string | undefined; // by which the server was started
  let restartSaid: Promise<void> | undefined;
  let last: Promise<unknown> = Promise.resolve(); // one start or stop after the other

  const options: LanguageClientOptions = {
    documentSelector: [...documents, ...projectFiles],
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: () => ({ trusted: vscode.workspace.isTrusted }),
    initializationFailedHandler: () => false,
    // What goes wrong while a server dies is in the log; that it died is said.
    errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: true }), closed },
    middleware: { resolveCodeAction, provideCodeLenses },
  };

  async function start(): Promise<void> {
    setting = pathSetting();
    const command = await findProgram(setting, join(context.extensionPath, 'server', 'handoff-ls'));
    // The client's id is the section with its `trace.server`.
    client = new LanguageClient('handoff', 'Session Handoff', { command }, options);
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) log.info(`${command} is running`);
      changes.fire();
    });
    await client.start();
  }

  async function stop(): Promise<void> {
    const old = client;
    client = undefined;
    await old?.dispose();
  }

  function closed() {
    if (!mayRestart(Date.now())) {
      void say(
        `The handoff server ended unexpectedly ${limit + 1} times in ${minutes} minutes and stays off.`,
        ['Restart', 'Show Log'],
      );
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    // Said once: of many messages in short time VS Code hides the last, which would matter most.
    restartSaid ??= say('The handoff server ended unexpectedly and was started again.', ['Show Log'])
      .finally(() => { restartSaid = undefined; });
    return { action: CloseAction.Restart, handled: true };
  }

  async function say(message: string, buttons: string[]): Promise<void> {
    const commands: Record<string, () => unknown> = {
      'Restart': () => server.restart(),
      'Show Log': () => log.show(true),
      'Open Settings': () =>
        vscode.commands.executeCommand('workbench.action.openSettings', 'handoff.server.path'),
    };
    const choice = await vscode.window.showErrorMessage(message, ...buttons);
    if (choice) await commands[choice]?.();
  }

  function after(step: () => Promise<void>): Promise<unknown> {
    // What the client tells the server about the same event goes first.
    last = last.then(() => new Promise(setImmediate)).then(step).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.error(reason);
      void (error instanceof NoProgram
        ? say(reason, ['Open Settings'])
        : say(`The handoff server did not start: ${reason}`, ['Restart', 'Show Log']));
    });
    return last;
  }

  const server: Server = {
    client: () => (client?.state === State.Running ? client : undefined),
    onDidChange: changes.event,
    restart: () => after(async () => {
      await stop().catch((error: unknown) => log.warn(String(error))); // it may have crashed
      await start();
    }),
    stop: () => after(stop),
  };

  context.subscriptions.push(
    changes,
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      void server.client()?.sendNotification(didChangeTrust, { trusted: true });
      changes.fire();
    }),
    vscode.workspace.onDidChangeConfiguration(() => {
      if (pathSetting() !== setting) void server.restart();
    }),
  );
  return server;
}

/** VS Code is silent about an action that could not be completed, and does nothing. */
async function resolveCodeAction(
  action: vscode.CodeAction,
  token: vscode.CancellationToken,
  next: (action: vscode.CodeAction, token: vscode.CancellationToken) => vscode.ProviderResult<vscode.CodeAction>,
): Promise<vscode.CodeAction | null | undefined> {
  try {
    return await next(action, token);
  } catch (error) {
    if (!token.isCancellationRequested && error instanceof Error && !(error instanceof vscode.CancellationError)) {
      void vscode.window.showWarningMessage(error.message);
    }
    throw error;
  }
}

/** The server's lenses say how much is open; a click on one leads there. */
async function provideCodeLenses(
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
  next: (document: vscode.TextDocument, token: vscode.CancellationToken) => vscode.ProviderResult<vscode.CodeLens[]>,
): Promise<vscode.CodeLens[] | null | undefined> {
  const lenses = await next(document, token);
  for (const { command, range } of lenses ?? []) {
    if (command) Object.assign(command, { command: 'handoff.nextOpenSlot', arguments: [range.start] });
  }
  return lenses;
}
