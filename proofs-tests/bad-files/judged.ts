/**
 * What must be so of every bad file: the command ends with the status of a bad input, or with a verdict where the file is
 * still legal by its schema; and it says where the fault is. A file of which that is not so is kept.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { BadFile } from './changes.js';

/** How a command ended. */
export interface Ending {
  readonly status: number;
  readonly stderr: string;
}

const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false });
const schema = (name: string) =>
  ajv.compile(
    JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8')) as object,
  );
const schemas = { economy: schema('economy-1'), game: schema('game-1') };

/** Faults of a file as a whole, which have no place. */
const withoutPlace = /\b(?:E0104|E0105|E0106|E0208)\b/;
const place = /:\d+:\d+: [EW]\d{4}:/;

/** Whether the schema of its sort takes a file; true where there is none to ask. */
const isLegal = ({ original, bytes }: BadFile): boolean => {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  if (!text.trimStart().startsWith('{') || (original.sort !== 'economy' && original.sort !== 'game'))
    return true;
  return schemas[original.sort](JSON.parse(text));
};

/** What is wrong with the ending of a command on a bad file; undefined if nothing is. */
export const whatIsWrong = (file: BadFile, { status, stderr }: Ending): string | undefined => {
  if (/^\s+at .*\(/m.test(stderr)) return 'there is a stack trace';
  if (status === 0) return isLegal(file) ? undefined : 'the file was taken, and its schema refuses it';
  if (status === 4 && file.original.sort === 'certificate') return undefined;
  if (status !== 2) return `the status is ${String(status)}`;
  return place.test(stderr) || withoutPlace.test(stderr) ? undefined : 'no place is said';
};

let folder: string | undefined;

/** Keeps a file and fails with its name and what is wrong with it. @throws Error always */
export const keep = ({ original, change, bytes }: BadFile, fault: string, { stderr }: Ending): never => {
  folder ??= mkdtempSync(join(tmpdir(), 'undominated-bad-files-'));
  const path = join(folder, original.name.replaceAll(/[^\w.-]/g, '-'));
  writeFileSync(path, bytes);
  throw new Error(
    `${original.name}, ${change}: ${fault}. The file is kept: ${path}. It was read by: undominated ${original.command.join(' ')}\n${stderr.slice(0, 2_000)}`,
  );
};
