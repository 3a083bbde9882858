// A git repository with two commits and a change, and a git that never answers.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A new folder that goes with the test. */
export function temporaryFolder(test) {
  const path = mkdtempSync(join(tmpdir(), 'handoff-conformance-'));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export function makeRepository(test) {
  const root = join(temporaryFolder(test), 'parcels');
  mkdirSync(root);
  const git = (...words) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...words], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1' },
    });
  git('init', '--quiet', '--initial-branch=main');
  for (const [name, subject] of [['weigh.c', 'Weigh each parcel'], ['count.c', 'Count the parcels']]) {
    writeFileSync(join(root, name), `int ${name[0]}(void);\n`);
    git('add', name);
    git('commit', '--quiet', '--message', subject);
  }
  writeFileSync(join(root, 'notes.txt'), 'x\n');
  const uri = pathToFileURL(root).href;
  return { folder: { uri, name: 'parcels' }, document: `${uri}/handoff.md` };
}

/** A value of PATH in which git is a program that hangs. */
export function pathWithHangingGit(test) {
  const folder = temporaryFolder(test);
  writeFileSync(join(folder, 'git'), '#!/bin/sh\nexec sleep 600\n', { mode: 0o700 });
  return `${folder}:${process.env.PATH}`;
}
