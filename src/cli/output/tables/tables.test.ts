import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvTable } from './csv.js';
import { latexTable } from './latex.js';
import { markdownTable } from './markdown.js';
import { escapeControls, widthOf, wrap } from './measure.js';
import type { Table } from './table.js';
import { numbers, words } from './table.js';
import { textTable } from './text.js';

const small: Table = {
  caption: 'Two traders',
  columns: [words('Name'), numbers('Utility')],
  rows: [
    ['Ann', '19/48'],
    ['Ben', '-2'],
  ],
};

const nasty: Table = {
  caption: '50 % of *all*',
  columns: [words('A & B'), numbers('x_1')],
  rows: [
    ['a|b "c", d', '{2}'],
    ['line\nbreak', '\\n'],
    ['<i>~#^$</i>', '≈ 0.3'],
    ['[first]', 'a--b'],
  ],
};

const tables = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.array(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 5, maxLength: 5 }), {
      maxLength: 6,
    }),
  )
  .map(([width, rows]): Table => ({
    caption: 'Any',
    columns: Array.from({ length: width }, (_, c) => (c % 2 === 0 ? words('W') : numbers('N'))),
    rows: rows.map((row) => row.slice(0, width)),
  }));

/** A plain reader of CSV, straight from RFC 4180. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[(i += 1)]!;
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',' || sign === '\n') {
      rows[rows.length - 1]!.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  return rows.slice(0, -1);
};

describe('CSV', () => {
  it('writes plain cells as they are', () => {
    expect(csvTable(small)).toBe('Name,Utility\nAnn,19/48\nBen,-2\n');
  });
  it('gives back every table to a reader of the standard', () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(readCsv(csvTable(table))).toEqual([table.columns.map(({ head }) => head), ...table.rows]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('Markdown', () => {
  it('aligns numbers to the right', () => {
    expect(markdownTable(small)).toBe(
      '**Two traders**\n\n| Name | Utility |\n| --- | ---: |\n| Ann | 19/48 |\n| Ben | -2 |\n',
    );
  });
  it('escapes whatever is markup', () => {
    expect(markdownTable(nasty)).toBe(
      [
        '**50 % of \\*all\\***\n',
        '| A &amp; B | x\\_1 |',
        '| --- | ---: |',
        '| a\\|b "c", d | \\{2\\} |',
        '| line<br>break | \\\\n |',
        '| &lt;i\\>\\~\\#^\\$&lt;/i\\> | ≈ 0.3 |',
        '| \\[first\\] | a--b |\n',
      ].join('\n'),
    );
  });
  it('keeps the number of cells in every row', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const lines = markdownTable(table).split('\n').slice(2, -1);
        expect(lines).toHaveLength(table.rows.length + 2);
        for (const line of lines)
          expect(line.replace(/\\./g, '').match(/\|/g)).toHaveLength(table.columns.length + 1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('LaTeX', () => {
  it('is a tabular that needs no package', () => {
    expect(latexTable(small)).toBe(
      [
        '\\begin{table}',
        '  \\caption{Two traders}',
        '  \\begin{tabular}{lr}',
        '    \\hline',
        '    Name & Utility \\\\',
        '    \\hline',
        '    Ann & 19/48 \\\\',
        '    Ben & -2 \\\\',
        '    \\hline',
        '  \\end{tabular}',
        '\\end{table}',
        '',
      ].join('\n'),
    );
  });
  it('escapes whatever TeX reads as a command', () => {
    expect(latexTable(nasty).split('\n').slice(1, 10)).toEqual([
      '  \\caption{50 \\% of *all*}',
      '  \\begin{tabular}{lr}',
      '    \\hline',
      '    A \\& B & x\\_1 \\\\',
      '    \\hline',
      "    a$|$b ''c'', d & \\{2\\} \\\\",
      '    line break & \\textbackslash{}n \\\\',
      '    $<$i$>$\\textasciitilde{}\\#\\textasciicircum{}\\$$<$/i$>$ & $\\approx$ 0.3 \\\\',
      '    {}[first] & a-{}-b \\\\',
    ]);
  });
  it('writes the letters of the paper in mathematics', () => {
    const table = { ...small, caption: 'n̄, n̲ and p̂ of Núñez' };
    expect(latexTable(table)).toContain('\\caption{$\\bar{n}$, $\\underline{n}$ and $\\hat{p}$ of Núñez}');
  });
  it('leaves as many column separators as there are columns, and closes every brace', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const bare = latexTable(table).replace(/\\[\\{}&%$#_]/g, (pair) => (pair === '\\\\' ? '' : ' '));
        expect(bare.match(/\{/g)?.length).toBe(bare.match(/\}/g)?.length);
        expect(bare.match(/&/g)?.length ?? 0).toBe((table.columns.length - 1) * (table.rows.length + 1));
        expect((bare.match(/\$/g)?.length ?? 0) % 2).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('text on a terminal', () => {
  it('aligns columns', () => {
    expect(textTable(small, 80)).toBe(
      'Two traders\nName  Utility\n────  ───────\nAnn     19/48\nBen        -2\n',
    );
  });
  it('writes one record a row where it is narrow and does not fit', () => {
    const wide = { ...small, rows: [['Ann with a name that is far too long for this', '19/48']] };
    expect(textTable(wide, 40)).toBe(
      'Two traders\nName: Ann with a name that is far too\n  long for this\nUtility: 19/48\n',
    );
  });
  it('breaks long cells over lines where there is room for columns', () => {
    const wide = { ...small, rows: [['word '.repeat(30).trim(), '19/48']] };
    const lines = textTable(wide, 70).split('\n');
    expect(lines[3]).toMatch(/^word .* {2} *19\/48$/);
    expect(lines[4]).toMatch(/^word/);
  });
  it('breaks headings over two lines before it breaks cells', () => {
    const table: Table = {
      caption: 'Eliminated',
      columns: [words('Dominated by'), words('Attained at')],
      rows: [['A', 'x'.repeat(52)]],
    };
    expect(textTable(table, 63).split('\n').slice(1, 5)).toEqual([
      'Dominated  Attained at',
      'by',
      `─────────  ${'─'.repeat(52)}`,
      `A          ${'x'.repeat(52)}`,
    ]);
  });
  it('is never wider than the terminal', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 20, max: 120 }), (table, width) => {
        for (const line of textTable(table, width).split('\n'))
          expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 200 },
    );
  });
  it('never lets a name steer the terminal', () => {
    expect(escapeControls('a\u001b[31mb\u0007\r\nc\u202ed')).toBe('a\\u001b[31mb\\u0007 c\\u202ed');
  });
  it('counts wide letters twice and marks not at all', () => {
    expect([widthOf('n̄'), widthOf('市場'), widthOf('ñ'), widthOf('')]).toEqual([1, 4, 1, 0]);
  });
  it('counts letters that it does not segment as the segmenter does', () => {
    const ranges = [
      [0x20, 0x7e],
      [0xa0, 0x2ff],
      [0x370, 0x3ff],
      [0x2010, 0x2027],
      [0x2030, 0x205e],
      [0x2190, 0x22ff],
      [0x2500, 0x257f],
    ] as const;
    const letters = ranges.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i)),
    );
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const count = (text: string): number => [...segmenter.segment(text)].length;
    for (const letter of letters) expect(widthOf(letter), letter).toBe(count(letter));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters)), (all) => {
        expect(widthOf(all.join(''))).toBe(count(all.join('')));
      }),
      { numRuns: 2000 },
    );
  });
  it('keeps every word when it wraps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }),
        fc.integer({ min: 10, max: 40 }),
        (all, width) => {
          const lines = wrap(all.join(' '), width);
          expect(lines.join(' ')).toBe(all.join(' '));
          expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 200 },
    );
  });
});
