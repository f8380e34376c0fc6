import { styleText } from 'node:util';
import { expect, it } from 'vitest';
import { terminal } from './terminal.js';

const width = (columns: number | undefined, environment = {}): number =>
  terminal({ ...(columns === undefined ? {} : { columns }), write: () => undefined }, environment).width;

it('takes the width from COLUMNS, else from the screen, else 80', () => {
  expect(width(120, { COLUMNS: '40' })).toBe(40);
  expect(width(120)).toBe(120);
  expect(width(undefined)).toBe(80);
});

it('ignores an invalid width', () => {
  expect(width(0)).toBe(80);
  expect(width(100, { COLUMNS: '' })).toBe(100);
  expect(width(100, { COLUMNS: 'wide' })).toBe(100);
  expect(width(5)).toBe(20);
});

it.each(['bold', 'dim', 'green', 'red', 'yellow', 'cyan'] as const)('paints as Node does: %s', (style) => {
  const painted = terminal({ isTTY: true, write: () => undefined }, {}).style(style, 'word');
  expect(painted).toBe(styleText(style, 'word', { validateStream: false }));
  expect(terminal({ isTTY: true, write: () => undefined }, { NO_COLOR: '1' }).style(style, 'word')).toBe(
    'word',
  );
});
