// Copies the schemas for VS Code: with what it offers and explains while one writes, and without what
// it would complain of, since the server reports that, in its own words and once.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const map = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** The same offers and explanations for a schema that accepts everything. */
function lenient({ type, additionalProperties: others, propertyNames, maxProperties, properties, description, ...rest }) {
  const said = description === undefined ? {} : { description };
  if (properties) return { ...said, ...rest, properties: map(properties, lenient) };
  if (others) return { ...said, ...rest, additionalProperties: lenient(others) };
  return { ...said, anyOf: [{ type, ...rest }, {}] };
}

const [from, to] = process.argv.slice(2);
mkdirSync(to, { recursive: true });
for (const name of readdirSync(from)) {
  const schema = lenient(JSON.parse(readFileSync(join(from, name), 'utf8')));
  writeFileSync(join(to, name), JSON.stringify(schema, null, 2));
}
