import { readFile, readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { E } from '../../prelude.js';
import { readEconomy } from '../../formats/economy/read.js';
import { galleryFolder, readTemplate, templateNames, titleOf } from './templates.js';

it('every economy of the gallery is a template', async () => {
  const names: string[] = [];
  for (const name of await readdir(galleryFolder)) {
    if (!name.endsWith('.json')) continue;
    const file = JSON.parse(await readFile(new URL(name, galleryFolder), 'utf8')) as { format?: string };
    if (file.format === 'undominated/economy/1') names.push(name.replace(/\.json$/, ''));
  }
  expect([...templateNames].sort()).toEqual(names.sort());
});

it.each(templateNames)('%s is a valid economy, and its title says what it shows', async (name) => {
  const text = await readTemplate(name);
  const reading = readEconomy(text, name);
  expect(E.isLeft(reading) ? reading.left : []).toEqual([]);
  expect(titleOf(text).length).toBeGreaterThan(30);
});
