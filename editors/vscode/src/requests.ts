// Requests that a person waits for: they can be cancelled, and say what went wrong.

import * as vscode from 'vscode';
import { type LanguageClient, LSPErrorCodes, ResponseError } from 'vscode-languageclient/node';
import type { Server } from './client';

/** The client, or undefined after saying that there is none. */
export function running(server: Server): LanguageClient | undefined {
  const client = server.client();
  if (!client) {
    void vscode.window
      .showWarningMessage('The handoff server is not running.', 'Restart')
      .then((choice) => choice && server.restart());
  }
  return client;
}

const cancelled = new Set<number>([LSPErrorCodes.RequestCancelled, LSPErrorCodes.ServerCancelled]);

/** The request's result; undefined when it was cancelled. */
export async function withProgress<T>(
  title: string,
  request: (token: vscode.CancellationToken, progress: vscode.Progress<{ message?: string; increment?: number }>) => Thenable<T>,
): Promise<T | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  try {
    return await vscode.window.withProgress(options, (progress, token) => request(token, progress));
  } catch (error) {
    if (error instanceof ResponseError && cancelled.has(error.code)) return undefined;
    throw error;
  }
}
