// What is written can be read again: laid out where that is short enough, else without blanks, else not at all.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxBytes } from '../../../formats/problems/text.js';
import { writeCertificate } from './write-certificate.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
});
afterAll(() => rm(folder, { recursive: true }));

const withNumbers = (claim: string, count: number) => ({ claim, numbers: new Array<number>(count).fill(0) });

describe('a certificate', () => {
  it('is laid out where it is short', async () => {
    expect(await writeCertificate(folder, withNumbers('short', 2))()).toMatchObject({
      right: join(folder, 'short.json'),
    });
    expect(await readFile(join(folder, 'short.json'), 'utf8')).toBe(
      '{\n "claim": "short",\n "numbers": [\n  0,\n  0\n ]\n}\n',
    );
  });
  it('is written without blanks where it would be too long to be read with them', async () => {
    const long = withNumbers('long', 1_500_000);
    expect(await writeCertificate(folder, long)()).toMatchObject({ _tag: 'Right' });
    const text = await readFile(join(folder, 'long.json'), 'utf8');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes);
    expect(text).toBe(`${JSON.stringify(long)}\n`);
  });
  it('is not written where check would not read it', async () => {
    const written = await writeCertificate(folder, withNumbers('longer', 2_000_000))();
    expect(written).toMatchObject({
      left: [{ code: 'E0104', message: expect.stringMatching(/4,0\d\d,\d{3} bytes/) as unknown }],
    });
    expect(await readdir(folder)).not.toContain('longer.json');
  });
});
