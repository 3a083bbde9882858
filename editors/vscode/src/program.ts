// Which program is the server.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export class NoProgram extends Error {}

/** The program that the setting names, or the bundled one; throws NoProgram with what to do. */
export async function findProgram(setting: string, bundled: string): Promise<string> {
  const path = setting.startsWith('~/') ? join(homedir(), setting.slice(2)) : setting || bundled;
  const named = setting ? 'The setting handoff.server.path' : 'The extension';
  if (!isAbsolute(path)) {
    throw new NoProgram(`${named} is "${setting}", which is not an absolute path.`);
  }
  if (!(await isProgram(path))) {
    throw new NoProgram(
      setting
        ? `${named} is "${setting}", which is not a program. Correct it, or leave it empty for the server that comes with the extension.`
        : `${named} has lost its server (${path}). Install it again.`,
    );
  }
  return path;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
