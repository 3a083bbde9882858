// Runs the scenarios of the table one after the other in one workbench.

import { cp, glob, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { drawPictures } from './pictures.mjs';
import { makeRepository, write } from './repository.mjs';
import { scenarios } from './scenarios.mjs';
import { startCodeServer } from './server.mjs';
import { patience } from './until.mjs';
import { createWorkbench } from './workbench.mjs';

const [modules, vsix, scratch, out, ...wanted] = process.argv.slice(2);
const { chromium } = createRequire(join(modules, 'x'))('playwright-core');

async function openWorkbench(browser, { url }, folder, viewport) {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(patience);
  await page.goto(`${url}?folder=${encodeURIComponent(folder)}`, { waitUntil: 'domcontentloaded' });
  await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  return createWorkbench(page, { out });
}

async function runScenarios(browser, server) {
  const folder = join(scratch, 'lantern');
  makeRepository(folder);
  const chosen = scenarios.filter(({ name }) => !wanted.length || wanted.includes(name));
  for (const { files = {} } of chosen) write(folder, files);
  const files = {
    folder,
    settings: server.settingsFile,
    read: (name) => readFile(join(folder, name), 'utf8'),
    log: async () => {
      const [log] = await Array.fromAsync(glob(join(server.logs, '*/exthost*/handoff-ls.*/*.log')));
      return readFile(log, 'utf8');
    },
    write: (texts) => write(folder, texts),
  };

  let failed = 0;
  const workbench = await openWorkbench(browser, server, folder, { width: 1280, height: 900 });
  for (const { name, shows, run } of chosen) {
    const start = Date.now();
    let problem;
    try {
      await run(workbench, files);
    } catch (error) {
      problem = error;
      failed += 1;
    }
    await workbench.shot(`${problem ? 'FAILED-' : ''}${name}`);
    const seconds = ((Date.now() - start) / 1000).toFixed(1).padStart(5);
    console.log(`${problem ? 'not ok' : 'ok    '} ${seconds} s  ${name}: ${shows}`);
    if (problem) console.log(problem.stack.replace(/^/gm, '       '));
    await workbench.tidy();
  }
  console.log(`${chosen.length - failed} of ${chosen.length} scenarios`);
  return failed === 0;
}

const server = await startCodeServer({ modules, vsix, scratch, out });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
try {
  const good = wanted[0] === '--pictures' ? await drawPictures(browser, server) : await runScenarios(browser, server);
  process.exitCode = good ? 0 : 1;
} finally {
  await browser.close();
  server.stop();
  await cp(server.logs, join(out, 'logs'), { recursive: true }).catch(() => {});
}
