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
  properties?: Record<string, { enum: string[] }>;
}

const read = (path: string): string => readFileSync(join(process.env['ROOT'] ?? '', path), 'utf8');
const manifest = JSON.parse(read('editors/vscode/package.json'));
const properties: Record<string, Property> = manifest.contributes.configuration.properties;

/** Name, type and default of every row `| `handoff.NAME` | type | `default` |`. */
const documented = Object.fromEntries(
  [...read('docs/configuration.md').matchAll(/^\| `(handoff\.[^`]+)` \| ([^|]+) \| `([^`]*)` \|/gm)].map(
    ([, name, type, value]) => [name, { type: type?.trim(), default: JSON.parse(value ?? '') }],
  ),
);

test('package.json declares what docs/configuration.md lists', () => {
  const declared = Object.fromEntries(
    Object.entries(properties).map(([name, { type, default: value }]) => [name, { type, default: value }]),
  );
  assert.ok(Object.keys(documented).length > 0);
  assert.deepEqual(declared, documented);
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
