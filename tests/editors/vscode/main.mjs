// Runs the scenarios of the table one after the other in one workbench.

import { writeFileSync } from 'node:fs';
import { cp, glob, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { clock, drawPictures, settings as pictureSettings } from './pictures.mjs';
import { processesOf } from './programs.mjs';
import { makeRepository, write } from './repository.mjs';
import { scenarios } from './scenarios.mjs';
import { startCodeServer } from './server.mjs';
import { patience, until } from './until.mjs';
import { createWorkbench } from './workbench.mjs';

const [modules, vsix, scratch, out, ...wanted] = process.argv.slice(2);
const { chromium } = createRequire(join(modules, 'x'))('playwright-core');

const viewport = { width: 1280, height: 900 };

const problemOf = (step) => step.then(() => undefined, (error) => error);

async function openWorkbench(folder, viewport) {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(patience);
  await page.goto(`${server.url}?folder=${encodeURIComponent(folder)}`, { waitUntil: 'domcontentloaded', timeout: 3 * patience });
  await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  return createWorkbench(page, { out });
}

async function runScenarios(folder) {
  const chosen = scenarios.filter(({ name }) => !wanted.length || wanted.includes(name));
  for (const { files = {} } of chosen) write(folder, files);
  const { settingsFile, machineSettingsFile, program } = server;

  let wishes = 0;

  /** The workspace's settings; they count when the window has the title that is among them. */
  async function wish(settings) {
    const title = `lantern, wish ${++wishes}`;
    write(folder, { '.vscode/settings.json': JSON.stringify({ ...settings, 'window.title': title }) });
    await until(title, async () => (await workbench.page.title()) === title);
  }

  const files = {
    folder,
    settings: settingsFile,
    program,
    servers: () => processesOf(program),
    /** A folder outside the workspace. */
    outside: (name) => join(scratch, name),
    read: (name) => readFile(join(folder, name), 'utf8'),
    log: async () => {
      const logs = await Array.fromAsync(glob(join(server.logs, '*/exthost*/handoff-ls.*/*.log')));
      return (await Promise.all(logs.map((log) => readFile(log, 'utf8')))).join('');
    },
    write: (texts) => write(folder, texts),
    wish,
    /** Those of the machine, which count without trust. */
    wishOfMachine: (wishes) => writeFileSync(machineSettingsFile, JSON.stringify(wishes)),
  };

  /** As it was in the beginning, whatever became of the scenario. */
  async function restore() {
    await workbench.page.setViewportSize(viewport);
    await workbench.tidy();
    files.wishOfMachine({});
    await wish({});
    if (!files.servers().length) await workbench.command('Handoff: Restart Server');
    await until('one server', () => files.servers().length === 1);
  }

  let failed = 0;
  const workbench = await openWorkbench(folder, viewport);
  for (const { name, shows, run } of chosen) {
    const start = Date.now();
    let problem = await problemOf(run(workbench, files));
    await problemOf(workbench.shot(`${problem ? 'FAILED-' : ''}${name}`));
    const remains = await problemOf(restore());
    problem ??= remains;
    if (problem) failed += 1;
    const seconds = ((Date.now() - start) / 1000).toFixed(1).padStart(5);
    console.log(`${problem ? 'not ok' : 'ok    '} ${seconds} s  ${name}: ${shows}`);
    if (problem) console.log(problem.stack.replace(/^/gm, '       '));
  }
  console.log(`${chosen.length - failed} of ${chosen.length} scenarios`);
  return failed === 0;
}

const pictures = wanted[0] === '--pictures';
if (pictures) process.env.SOURCE_DATE_EPOCH = clock;
const folder = join(scratch, 'lantern');
makeRepository(folder);
const server = await startCodeServer({ modules, vsix, scratch, out, more: pictures ? pictureSettings : {} });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
try {
  if (pictures) await drawPictures(openWorkbench, server, folder);
  else if (!(await runScenarios(folder))) process.exitCode = 1;
} finally {
  await browser.close();
  server.stop();
  await cp(server.logs, join(out, 'logs'), { recursive: true }).catch(() => {});
}
