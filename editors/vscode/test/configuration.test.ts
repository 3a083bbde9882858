// The settings that package.json declares are those of docs/configuration.md, and no others.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

interface Property {
  type: string;
  default: unknown;
  scope: string;
  description?: string;
  markdownDescription?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  properties?: Record<string, { type?: string; enum?: string[] }>;
}

const read = (path: string): string => readFileSync(join(process.env['ROOT'] ?? '', path), 'utf8');
const manifest = JSON.parse(read('editors/vscode/package.json'));
const properties: Record<string, Property> = manifest.contributes.configuration.properties;

const page = read('docs/configuration.md');

/** Name, type, default and description of every row `| `handoff.NAME` | type | `default` | ... |`. */
const rows = [...page.matchAll(/^\| `(handoff\.[^`]+)` \| ([^|]+) \| `([^`]*)` \| ([^|]+) \|$/gm)];
const documented = Object.fromEntries(
  rows.map(([, name, type, value]) => [name, { type: type?.trim(), default: JSON.parse(value ?? '') }]),
);

/** What a setting's description has between backquotes. */
function namedOf(setting: string): string[] {
  const description = rows.find(([, name]) => name === setting)?.[4] ?? '';
  return [...description.matchAll(/`([^`]+)`/g)].map(([, word]) => (word ?? '').replaceAll('"', ''));
}

test('package.json declares what docs/configuration.md lists', () => {
  const declared = Object.fromEntries(
    Object.entries(properties).map(([name, { type, default: value }]) => [name, { type, default: value }]),
  );
  assert.ok(Object.keys(documented).length > 0);
  assert.deepEqual(declared, documented);
});

test('handoff.features has a switch for every name of the page', () => {
  const names = namedOf('handoff.features').filter((name) => /^[a-zA-Z]+$/.test(name) && name !== 'false');
  const { properties: switches = {} } = properties['handoff.features'] ?? {};
  assert.deepEqual(Object.keys(switches), names);
  for (const { type } of Object.values(switches)) assert.equal(type, 'boolean');
});

test('what a setting may be is what the page says', () => {
  assert.deepEqual(properties['handoff.diagnostics.tiers']?.enum, namedOf('handoff.diagnostics.tiers'));
  assert.deepEqual(properties['handoff.trace.server']?.enum, namedOf('handoff.trace.server'));
  const { minimum, maximum } = properties['handoff.diagnostics.delay'] ?? {};
  const [, lowest, highest] = /, (\d+) to (\d+);/.exec(page.match(/^\| `handoff\.diagnostics\.delay`.*$/m)?.[0] ?? '') ?? [];
  assert.deepEqual([minimum, maximum], [Number(lowest), Number(highest)]);
});

test('every setting has a description and a scope', () => {
  for (const [name, property] of Object.entries(properties)) {
    assert.ok(property.description ?? property.markdownDescription, name);
    assert.ok(property.scope, name);
  }
});

test('a severity can be set for every code of docs/diagnostics.md', () => {
  const codes = [...read('docs/diagnostics.md').matchAll(/^## (\S+)$/gm)].map(([, code]) => code);
  const severities = properties['handoff.diagnostics.severity']?.properties ?? {};
  assert.deepEqual(Object.keys(severities).sort(), codes.sort());
  for (const { enum: values } of Object.values(severities)) {
    assert.deepEqual(values, ['error', 'warning', 'information', 'hint', 'off']);
  }
});

test('a workspace that is not trusted cannot name the server', () => {
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.equal(supported, 'limited');
  assert.deepEqual(restrictedConfigurations, ['handoff.server.path']);
  assert.equal(properties['handoff.server.path']?.scope, 'machine-overridable');
});
