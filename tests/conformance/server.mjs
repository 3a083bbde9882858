// The server in a process of its own, at the other end of Microsoft's client library.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import protocol from 'vscode-languageserver-protocol/node.js';

const { createProtocolConnection, InitializedNotification, InitializeRequest } = protocol;

export class Server {
  /** `env` is added to the environment. The trace is written to the file `trace`. */
  constructor({ trace, env = {} }) {
    this.process = spawn(process.env.HANDOFF_LS, ['--stdio', '--trace', trace], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.ended = once(this.process, 'exit').then(([status, signal]) => signal ?? status);
    this.connection = createProtocolConnection(this.process.stdout, this.process.stdin);
    this.connection.onError(([error]) => { throw error; });
    this.connection.listen();
  }

  async initialize(capabilities, folder) {
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      clientInfo: { name: 'conformance' },
      rootUri: folder.uri,
      workspaceFolders: [folder],
      capabilities,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  /** The parameters of the next notification that `accepts` them. */
  next(type, accepts = () => true) {
    return new Promise((resolve) => {
      const listener = this.connection.onNotification(type, (params) => {
        if (!accepts(params)) return;
        listener.dispose();
        resolve(params);
      });
    });
  }

  /** Leaves in the proper way; the server's exit status. */
  async end() {
    await this.connection.sendRequest(protocol.ShutdownRequest.type);
    await this.connection.sendNotification(protocol.ExitNotification.type);
    return this.ended;
  }
}
