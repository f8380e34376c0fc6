import { expect, it } from 'vitest';
import { fileSink } from './file-sink.js';

const text = 'économie\n'.repeat(50);
const bytes = Buffer.from(text, 'utf8');

/** A file that takes a few bytes at a time, until a write of some number fails with a code. */
const slowFile = (failing: number, code: string) => {
  const taken: number[] = [];
  let writes = 0;
  return {
    taken,
    writeSome: (_: number, given: Uint8Array): number => {
      if (writes === failing) throw Object.assign(new Error(code), { code });
      writes += 1;
      const part = given.subarray(0, 7);
      taken.push(...part);
      return part.length;
    },
  };
};

it('a file gets every byte, however few it takes at a time', () => {
  const file = slowFile(Infinity, '');
  const failures: string[] = [];
  const sink = fileSink(1, (code) => failures.push(code), file.writeSome);
  sink.write(text);
  sink.write('');
  sink.write('end');
  expect(Buffer.from(file.taken).toString('utf8')).toBe(`${text}end`);
  expect(failures).toEqual([]);
});

const last = Math.ceil(bytes.length / 7) - 1;
it.each(
  ['ENOSPC', 'EIO', 'EPIPE'].flatMap((code) =>
    [0, Math.floor(last / 2), last].map((failing) => ({ code, failing })),
  ),
)('$code at write $failing is told once, and nothing is written after it', ({ code, failing }) => {
  const file = slowFile(failing, code);
  const failures: string[] = [];
  const sink = fileSink(1, (failure) => failures.push(failure), file.writeSome);
  sink.write(text);
  sink.write('more');
  expect(failures).toEqual([code]);
  expect(Buffer.from(file.taken)).toEqual(bytes.subarray(0, failing * 7));
});
