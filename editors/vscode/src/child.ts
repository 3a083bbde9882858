// A program that is started and surely ended.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a program ended: one of them is null. */
export interface Ending {
  status: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child {
  process: ChildProcessWithoutNullStreams;
  /** Ends it by force unless it has ended by itself in so many milliseconds. */
  end(patience: number): Promise<Ending>;
}

/** Fails where the system cannot run the program. */
export async function startChild(program: string): Promise<Child> {
  const child = spawn(program);
  const ended = new Promise<Ending>((resolve) => {
    child.once('exit', (status, signal) => resolve({ status, signal }));
  });
  await once(child, 'spawn');
  child.on('error', () => {}); // of a signal that came too late

  async function end(patience: number): Promise<Ending> {
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    const ending = await ended;
    clearTimeout(timer);
    // Where it was a script, the server that it ran reads to this end.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    return ending;
  }
  return { process: child, end };
}
