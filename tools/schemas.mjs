// Writes schemas/*.json from the codecs. A test compares the files with what the codecs give.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { shippedSchemas } from '../dist/formats/schemas.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

for (const [name, schema] of shippedSchemas) {
  const file = join(root, 'schemas', `${name}.json`);
  const options = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(JSON.stringify(schema), { ...options, filepath: file }));
  console.log(`schemas/${name}.json`);
}
