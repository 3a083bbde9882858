// Copies the schemas for VS Code: with what it offers and explains while one writes, and without what
// it would complain of, since the server reports that in its own words.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const map = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** The same without what it would complain of, but for values of another type. */
function lenient({ type, description, default: usual, properties, additionalProperties: others, enum: values, items }) {
  return {
    type: type ?? typeof values[0],
    ...(description === undefined ? {} : { description }),
    ...(usual === undefined ? {} : { default: usual }),
    ...(items && { items: lenient(items) }),
    ...(values && { anyOf: [{ enum: values }, {}] }),
    ...(properties && { properties: map(properties, lenient) }),
    ...(others && { additionalProperties: lenient(others) }),
  };
}

const [from, to] = process.argv.slice(2);
mkdirSync(to, { recursive: true });
for (const name of readdirSync(from)) {
  const schema = lenient(JSON.parse(readFileSync(join(from, name), 'utf8')));
  writeFileSync(join(to, name), JSON.stringify(schema, null, 2));
}
