// code-server with the extension installed, listening on this namespace's loopback only.

import { execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.mjs';

const port = 8931;

const settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  'files.autoSave': 'off',
};

export async function startCodeServer({ modules, vsix, scratch, out, more = {} }) {
  const user = join(scratch, 'user');
  await mkdir(join(user, 'User'), { recursive: true });
  const settingsFile = join(user, 'User', 'settings.json');
  await writeFile(settingsFile, JSON.stringify({ ...settings, ...more }, null, 2));
  const config = join(scratch, 'config.yaml');
  await writeFile(config, `auth: none\nbind-addr: 127.0.0.1:${port}\ncert: false\n`);

  const program = [
    join(modules, 'code-server/out/node/entry.js'),
    '--config', config, '--user-data-dir', user, '--extensions-dir', join(scratch, 'extensions'),
  ];
  await promisify(execFile)(process.execPath, [...program, '--install-extension', vsix]);
  const log = createWriteStream(join(out, 'code-server.log'));
  const server = spawn(process.execPath, [
    ...program, '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override',
    '--disable-proxy', '--ignore-last-opened',
  ]);
  server.stdout.pipe(log);
  server.stderr.pipe(log);

  const url = `http://127.0.0.1:${port}/`;
  await until('code-server answers', () => fetch(`${url}healthz`).then((answer) => answer.ok, () => false));
  return { url, settingsFile, logs: join(user, 'logs'), stop: () => server.kill() };
}
