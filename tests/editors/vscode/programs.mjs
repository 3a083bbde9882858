// Programs in the server's place, and the processes of the extension's own.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from './until.mjs';

/** Processes of exactly this program. */
export const processesOf = (program) => readdirSync('/proc').filter((entry) => {
  try {
    return /^\d+$/.test(entry) && readlinkSync(`/proc/${entry}/exe`) === program;
  } catch {
    return false; // it has ended
  }
}).map(Number);

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function script(folder, name, text) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, text, { mode: 0o755 });
  return path;
}

/** A program that answers nothing until its gate is opened, for one of its processes, and is the server then. */
export function gated(folder, program) {
  const gate = join(folder, 'gate');
  const started = join(folder, 'started');
  const path = script(folder, 'gated', `#!/bin/sh\necho $$ >>${started}\nread -r _ <${gate}\nexec ${program} "$@"\n`);
  execFileSync('mkfifo', [gate]);
  writeFileSync(started, '');
  const pids = () => readFileSync(started, 'utf8').trim().split('\n').filter(Boolean).map(Number);
  return {
    path,
    /** The process of the start with this number, counted from 1. */
    start: (number) => until(`start ${number}`, () => pids()[number - 1]),
    alive: () => pids().filter(isAlive),
    async open() {
      const file = await open(gate, 'r+'); // with a reader or without
      await file.write('\n');
      await until('somebody goes through', () => processesOf(program).length > 0);
      await file.close();
    },
  };
}

/** The server, to which `method` goes by a name that it does not know. */
export function without(folder, program, method) {
  const unknown = method.replace(/.$/, '_'); // of the same length
  return script(folder, 'without', `#!${process.execPath}
const { spawn } = require('node:child_process');
const server = spawn(${JSON.stringify(program)}, { stdio: ['pipe', 'inherit', 'inherit'] });
process.stdin.setEncoding('latin1');
process.stdin.on('data', (data) => server.stdin.write(data.replaceAll('${method}', '${unknown}'), 'latin1'));
process.stdin.on('end', () => server.stdin.end());
`);
}
