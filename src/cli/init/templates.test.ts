import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { E } from '../../prelude.js';
import { readEconomy } from '../../formats/economy/read.js';
import { readGame } from '../../formats/game/read.js';
import { runInMemory } from '../in-memory.test-support.js';
import { economyTemplates, galleryFolder, gameTemplates, readTemplate, templateNames } from './templates.js';

it('every economy of the gallery is a template', async () => {
  const names: string[] = [];
  for (const name of await readdir(galleryFolder)) {
    if (!name.endsWith('.json')) continue;
    const file = JSON.parse(await readFile(new URL(name, galleryFolder), 'utf8')) as { format?: string };
    if (file.format === 'undominated/economy/1') names.push(name.replace(/\.json$/, ''));
  }
  expect([...economyTemplates].sort()).toEqual(names.sort());
});

it('and so is every game', async () => {
  const files = await readdir(new URL('games/', galleryFolder));
  expect(Object.values<string>(gameTemplates).sort()).toEqual(files.sort());
  expect(Object.entries(gameTemplates).map(([name, file]) => file.startsWith(`${name}.`))).not.toContain(
    false,
  );
  expect(templateNames).toEqual([...economyTemplates, ...Object.keys(gameTemplates)]);
});

it.each(economyTemplates)(
  '%s is an economy without a fault, and its title says what it shows',
  async (name) => {
    const { kind, text, title } = await readTemplate(name);
    const reading = readEconomy(text, name);
    expect(E.isLeft(reading) ? reading.left : []).toEqual([]);
    expect(kind).toBe('economy');
    expect(title.length).toBeGreaterThan(30);
    const original = await readFile(new URL(`${name}.json`, galleryFolder), 'utf8');
    expect(JSON.parse(text)).toEqual({
      $schema: './economy.schema.json',
      ...(JSON.parse(original) as object),
    });
  },
);

it.each(Object.entries(gameTemplates))('%s is the game of the gallery', async (name, file) => {
  const { kind, text } = await readTemplate(name as keyof typeof gameTemplates);
  const original = await readFile(new URL(`games/${file}`, galleryFolder), 'utf8');
  expect(kind).toBe('game');
  expect(readGame(text, 'game.json')).toEqual(readGame(original, file));
});

/** A text without the line breaks of the terminal. */
const unwrapped = (text: string): string => text.replace(/\s+/g, ' ');

describe('what init writes', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'undominated-templates-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each(templateNames)(
    '%s: every verb takes it as it is, and its schema, which lies beside it, too',
    async (name) => {
      const where = join(folder, name);
      const made = await runInMemory({}, 'init', where, '--template', name, '--json');
      expect(made).toMatchObject({ status: 0, stderr: '' });
      const { file, schema } = JSON.parse(made.stdout) as { file: string; schema: string };
      expect((await readdir(where)).sort()).toEqual([basename(file), basename(schema)].sort());

      const content = JSON.parse(await readFile(file, 'utf8')) as { $schema: string };
      expect(join(dirname(file), content.$schema)).toBe(schema);
      const takes = new Ajv2020({ strict: false }).compile(
        JSON.parse(await readFile(schema, 'utf8')) as object,
      );
      expect(takes(content), JSON.stringify(takes.errors)).toBe(true);

      for (const verb of ['show', 'solve']) expect((await runInMemory({}, verb, file)).status, verb).toBe(0);
      if (basename(file) === 'economy.json') {
        expect((await runInMemory({}, 'run', file)).status).toBe(0);
        // Some economies are there because a claim is refuted in them.
        expect([0, 1]).toContain((await runInMemory({}, 'verify', file)).status);
      }
    },
  );

  it('a schema that is there already is left as it is', async () => {
    const where = join(folder, 'twice');
    const first = await runInMemory({}, 'init', where, '--template', 'stag-hunt');
    expect(unwrapped(first.stdout)).toContain('game.schema.json, by which editors check the file');
    await rm(join(where, 'game.json'));
    const second = await runInMemory({}, 'init', where, '--template', 'entry');
    expect(second.status).toBe(0);
    expect(unwrapped(second.stdout)).toContain('game.schema.json was there already, and is left as it is.');
  });
});
