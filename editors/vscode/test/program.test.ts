import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findProgram, NoProgram } from '../src/program';

const folder = mkdtempSync(join(tmpdir(), 'handoff-program-'));
after(() => rmSync(folder, { recursive: true }));
const program = join(folder, 'server');
const text = join(folder, 'text');
writeFileSync(program, '', { mode: 0o755 });
writeFileSync(text, '', { mode: 0o644 });

const refused = (setting: string, message: RegExp) =>
  assert.rejects(findProgram(setting, program), (error: Error) => error instanceof NoProgram && message.test(error.message));

test('the bundled server is started where the setting is empty', async () => {
  assert.equal(await findProgram('', program), program);
});

test('the setting comes before the bundled server', async () => {
  assert.equal(await findProgram(program, '/nowhere'), program);
});

test('what is no program is refused with what to do', async () => {
  await refused('/nowhere/server', /"\/nowhere\/server", which is not a program\. Correct it, or leave it empty/);
  await refused(text, /not a program/);
  await refused(folder, /not a program/);
  await refused('bin/server', /not an absolute path/);
  await assert.rejects(findProgram('', text), /Install it again/);
});

test('a tilde is the home folder', async () => {
  await refused('~/no-such-server', /not a program/);
});
