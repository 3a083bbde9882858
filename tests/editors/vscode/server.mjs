// code-server with the extension installed, listening on a free port of this namespace's loopback only.

import { execFile, spawn } from 'node:child_process';
import { createWriteStream, globSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.mjs';

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
  const extensions = join(scratch, 'extensions');
  await mkdir(join(user, 'User'), { recursive: true });
  const settingsFile = join(user, 'User', 'settings.json');
  await writeFile(settingsFile, JSON.stringify({ ...settings, ...more }, null, 2));
  // Where a browser shows what runs elsewhere, that machine's settings are the user's for it.
  const machineSettingsFile = join(user, 'Machine', 'settings.json');
  await mkdir(join(user, 'Machine'), { recursive: true });
  await writeFile(machineSettingsFile, '{}');
  const config = join(scratch, 'config.yaml');
  await writeFile(config, `auth: none\nbind-addr: 127.0.0.1:0\ncert: false\n`);

  const command = [
    join(modules, 'code-server/out/node/entry.js'),
    '--config', config, '--user-data-dir', user, '--extensions-dir', extensions,
  ];
  await promisify(execFile)(process.execPath, [...command, '--install-extension', vsix]);
  const log = createWriteStream(join(out, 'code-server.log'));
  const server = spawn(process.execPath, [
    ...command, '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override',
    '--disable-proxy', '--ignore-last-opened',
  ]);
  server.stdout.pipe(log);
  server.stderr.pipe(log);

  let said = '';
  server.stdout.on('data', (data) => { said += data; });
  const [, url] = await until('code-server listens', () => /HTTP server listening on (http:\S+)/.exec(said));
  await until('code-server answers', () => fetch(`${url}healthz`).then((answer) => answer.ok, () => false));
  const [program] = globSync(join(extensions, 'handoff-ls.*/server/handoff-ls'));
  return { url, settingsFile, machineSettingsFile, program, logs: join(user, 'logs'), stop: () => server.kill() };
}
