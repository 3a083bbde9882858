// The workspace: a repository with a session's work in it, and handoffs of earlier sessions.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function git(folder, minutesAgo, ...args) {
  const now = process.env.SOURCE_DATE_EPOCH ?? Math.floor(Date.now() / 1000);
  const date = `${now - 60 * minutesAgo} +0000`;
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', ...args], {
    cwd: folder,
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
}

function commit(folder, minutesAgo, subject, files) {
  write(folder, files);
  git(folder, minutesAgo, 'add', '--all');
  git(folder, minutesAgo, 'commit', '--quiet', '--message', subject);
}

/** What a commit is called where it is written down. */
export const nameOf = (folder, commit) =>
  execFileSync('git', ['rev-parse', '--short=10', commit], { cwd: folder, encoding: 'utf8' }).trim();

const earlier = (day) => `# Session Handoff\n\n**Session ID:** ${day}\n\n## Session Summary\n### Primary Focus\nParsing.\n`;

export function makeRepository(folder) {
  mkdirSync(folder, { recursive: true });
  git(folder, 0, 'init', '--quiet', '--initial-branch=main');
  git(folder, 0, 'remote', 'add', 'origin', 'https://github.com/harbour/lantern.git');
  commit(folder, 300, 'Begin', {
    'README.md': '# Lantern\n\nCounts what is lit.\n',
    'src/lantern.ts': 'export const lit = 0;\n',
  });
  commit(folder, 240, 'Hand off', {
    'docs/handoffs/handoff-001.md': earlier('one'),
    'docs/handoffs/handoff-002.md': earlier('two'),
  });
  commit(folder, 85, 'Count the lit lanterns', { 'src/lantern.ts': 'export const lit = 1;\n' });
  commit(folder, 20, 'Say what is counted', { 'docs/counting.md': '# Counting\n\nEvery lantern counts once.\n' });
  write(folder, { 'src/lantern.ts': 'export const lit = 2;\n' });
}
