// Holds a recorded session to the rules of the protocol that single messages cannot show.

import { readFileSync } from 'node:fs';

/** What a server may say before `initialize` is answered. */
const early = ['window/showMessage', 'window/logMessage', 'window/showMessageRequest', 'telemetry/event'];

/** The messages of a trace file, in order: {from, message}. */
export function readTrace(file) {
  return readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
}

/** What is wrong with a session, as sentences. `model` may be absent: then only its order counts. */
export function violations(trace, model) {
  const found = [];
  const asked = new Map();
  const versions = new Map();  // published, of each open document
  let initialized = false;
  for (const { from, message } of trace) {
    const { id, method, params, result, error } = message;
    if (from === 'client') {
      if (id !== undefined && method) asked.set(id, method);
      if (method === 'textDocument/didOpen') versions.set(params.textDocument.uri, -1);
      if (method === 'textDocument/didClose') versions.delete(params.textDocument.uri);
      continue;
    }
    if (method) {
      if (!initialized && !early.includes(method)) found.push(`${method} comes before initialize`);
      const entry = model?.notifications.get(method) ?? model?.requests.get(method);
      if (model && !entry) found.push(`${method} is not in the protocol`);
      if (entry?.messageDirection === 'clientToServer') found.push(`${method} is a client's`);
      if (entry?.params) found.push(...model.violations(entry.params, params, method));
      if (method !== 'textDocument/publishDiagnostics') continue;
      const last = versions.get(params.uri);
      if (last === undefined && params.diagnostics.length) found.push('published after a close');
      if (params.version < last) found.push(`published ${params.version} after ${last}`);
      if (last !== undefined) versions.set(params.uri, params.version);
      continue;
    }
    const answered = asked.get(id);
    if (!asked.delete(id)) found.push(`a response to nothing: ${id}`);
    if (('result' in message) === ('error' in message)) found.push(`${answered}: not one outcome`);
    if (answered === 'initialize') initialized = true;
    if (model && !error) {
      found.push(...model.violations(model.requests.get(answered).result, result, answered));
    }
  }
  return [...found, ...[...asked.values()].map((method) => `${method} has no response`)];
}
