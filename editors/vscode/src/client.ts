// The server's process and the client that talks to it.

import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient/node';
import { allFindings, areAllWanted } from './allFindings';
import { type Child, startChild } from './child';
import { crashCounter, limit, minutes } from './crashes';
import { findProgram, NoProgram } from './program';
import { didChangeTrust } from './protocol';
import { trafficLog } from './trafficLog';

export interface Server {
  /** The client of a running server. */
  client(): LanguageClient | undefined;
  /** Fires when a server has started or ended, and whenever findings are asked for anew. */
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

// In milliseconds: for the answer to `initialize`, and for ending after `exit`.
const startPatience = 10_000;
const endPatience = 1000;

const pathSetting = () => vscode.workspace.getConfiguration('handoff').get('server.path', '');
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What goes wrong is in the log; what it comes to is said here, once. */
class Client extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** A server from its start on. Where its connection closes unasked, it has crashed. */
interface Run {
  client: LanguageClient;
  child: Child;
  isUp: boolean;
  isClosed: boolean;
}

class Superseded extends Error {}

/** Rejects when it is aborted. */
const aborted = ({ signal }: AbortController) => new Promise<never>((_, reject) => {
  const fail = () => reject(signal.reason as Error);
  if (signal.aborted) fail();
  signal.addEventListener('abort', fail);
});

export function createServer(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Server {
  const changes = new vscode.EventEmitter<void>();
  const traffic = trafficLog(log);
  const mayRestart = crashCounter();
  let run: Run | undefined;
  let setting: string | undefined; // the settings by which the server was started
  let allWanted: boolean | undefined;
  let restartSaid: Promise<void> | undefined;
  let last: Promise<unknown> = Promise.resolve(); // one start or stop after the other
  let wish = new AbortController(); // the last one: what is under way for an earlier one is given up

  const middleware: Middleware = {
    resolveCodeAction,
    provideDiagnostics: (document, previous, token, next) => {
      changes.fire();
      return next(document, previous, token);
    },
  };

  function createClient(child: Child, trusted: boolean, closed: () => void): LanguageClient {
    const options: LanguageClientOptions = {
      documentSelector: [...documents, ...projectFiles],
      outputChannel: log,
      traceOutputChannel: traffic.channel,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: { trusted, openSlotCommand: 'handoff.nextOpenSlot' },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          closed();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
      middleware,
    };
    // The client's id is the section with its `trace.server`.
    const client = new Client('handoff', 'Session Handoff', () => Promise.resolve(child.process), options);
    client.registerFeature(allFindings);
    client.onDidChangeState(() => changes.fire());
    return client;
  }

  async function start(mine: AbortController): Promise<void> {
    setting = pathSetting();
    allWanted = areAllWanted();
    const trusted = vscode.workspace.isTrusted;
    const command = await findProgram(setting, join(context.extensionPath, 'server', 'handoff-ls'));
    const child = await startChild(command);
    const closed = () => {
      started.isClosed = true;
      if (started.isUp) crashed(started);
    };
    const started: Run = { client: createClient(child, trusted, closed), child, isUp: false, isClosed: false };
    const late = new Error(`${command} has not answered in ${startPatience / 1000} seconds. Is it a server?`);
    const timer = setTimeout(() => mine.abort(late), startPatience);
    try {
      await Promise.race([started.client.start(), aborted(mine)]);
    } catch (error) {
      const { status, signal } = await child.end(0);
      if (error === mine.signal.reason) throw error;
      if (status !== null) throw new Error(`${command} ended with status ${status}.`);
      throw new Error(signal === 'SIGKILL' ? `${command}: ${reasonOf(error)}` : `${command} ended by ${signal}.`);
    } finally {
      clearTimeout(timer);
    }
    log.info(`${command} is running`);
    run = started;
    started.isUp = true;
    if (started.isClosed) crashed(started);
    else if (vscode.workspace.isTrusted !== trusted) tellTrust();
    changes.fire();
  }

  async function stop(): Promise<void> {
    const old = run;
    run = undefined;
    await old?.client.dispose().catch((error: unknown) => log.warn(reasonOf(error)));
    await old?.child.end(endPatience);
  }

  function crashed(dead: Run): void {
    if (dead !== run) return;
    if (!mayRestart(Date.now())) {
      void dead.child.end(endPatience);
      void say(
        `The handoff server ended unexpectedly ${limit + 1} times in ${minutes} minutes and stays off.`,
        ['Restart', 'Show Log'],
      );
      return;
    }
    void server.restart().then(() => {
      // Said once: of many messages in short time VS Code hides the last, which would matter most.
      if (run) restartSaid ??= say('The handoff server ended unexpectedly and was started again.', ['Show Log'])
        .finally(() => { restartSaid = undefined; });
    });
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

  function sayFailure(error: unknown): void {
    if (error instanceof Superseded) return;
    const reason = reasonOf(error);
    log.error(reason);
    void (error instanceof NoProgram
      ? say(reason, ['Open Settings'])
      : say(`The handoff server did not start: ${reason}`, ['Restart', ...(setting ? ['Open Settings'] : []), 'Show Log']));
  }

  function next(step: (mine: AbortController) => Promise<void>): Promise<unknown> {
    wish.abort(new Superseded());
    const mine = new AbortController();
    wish = mine;
    // What the client tells the server about the same event goes first.
    last = last.then(() => new Promise(setImmediate))
      .then(() => (mine.signal.aborted ? undefined : step(mine)))
      .catch(sayFailure);
    return last;
  }

  const tellTrust = () => void run?.client.sendNotification(didChangeTrust, { trusted: vscode.workspace.isTrusted });

  const server: Server = {
    client: () => (run?.client.state === State.Running ? run.client : undefined),
    onDidChange: changes.event,
    restart: () => next(async (mine) => {
      await stop();
      mine.signal.throwIfAborted();
      await start(mine);
    }),
    stop: () => next(stop),
  };

  context.subscriptions.push(
    changes,
    traffic.disposable,
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      tellTrust();
      changes.fire();
    }),
    vscode.workspace.onDidChangeConfiguration(() => {
      if (pathSetting() !== setting || areAllWanted() !== allWanted) void server.restart();
    }),
  );
  return server;
}

/** VS Code is silent about an action that could not be completed, and does nothing. */
const resolveCodeAction: NonNullable<Middleware['resolveCodeAction']> = async (action, token, next) => {
  try {
    return await next(action, token);
  } catch (error) {
    if (!token.isCancellationRequested && error instanceof Error && !(error instanceof vscode.CancellationError)) {
      void vscode.window.showWarningMessage(error.message);
    }
    throw error;
  }
};
