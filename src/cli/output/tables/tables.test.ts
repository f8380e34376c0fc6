import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bimatrix } from './bimatrix.js';
import { formulaText } from '../../../formats/problems/csv-formula.js';
import { csvBimatrix, csvTable, rawCsvTable } from './csv.js';
import { latexBimatrix } from './latex-bimatrix.js';
import { latexTable } from './latex.js';
import { markdownBimatrix, markdownTable } from './markdown.js';
import { escapeControls, widthOf, wrap } from './measure.js';
import type { Table } from './table.js';
import { numbers, words } from './table.js';
import { textBimatrix } from './text-bimatrix.js';
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
  it('is read back by a reader of the standard', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const all = [table.columns.map(({ head }) => head), ...table.rows];
        expect(readCsv(rawCsvTable(table))).toEqual(all);
        expect(readCsv(csvTable(table)).map((row) => row.map(formulaText))).toEqual(all);
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
  it.each(['[a]', '*a'])('does not let a row that opens with %s be read as an argument', (first) => {
    const table: Table = { caption: 'Any', columns: [words('A')], rows: [[first]] };
    expect(latexTable(table)).toContain(`\n    {}${first} \\\\\n`);
  });
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
  it('escapes control characters in names', () => {
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

/** Ann's strategies at the left, Ben's above; the payoffs are the numbers of row and column. */
const payoffsOf = (row: readonly string[], column: readonly string[], crossedOut: string): Bimatrix => {
  const headings = (names: readonly string[]) =>
    names.map((name) => ({ name, crossedOut: name === crossedOut }));
  return {
    caption: 'Payoffs',
    row: { name: 'Ann', strategies: headings(row) },
    column: { name: 'Ben_1', strategies: headings(column) },
    payoffs: row.map((_, r) => column.map((__, c) => ({ row: String(r), column: `-${String(c)}/3` }))),
  };
};

describe('payoffs of two players', () => {
  const one = payoffsOf(['T', '[B]'], ['L', 'R'], 'L');
  const plain = (line: string): string => line;
  it('on a terminal: the column player above, a cross before what is crossed out', () => {
    expect(textBimatrix(one, 40, plain)).toBe(
      [
        'Payoffs',
        '     Ben_1',
        'Ann      × L        R',
        '───  ───────  ───────',
        'T    0, -0/3  0, -1/3',
        '[B]  1, -0/3  1, -1/3\n',
      ].join('\n'),
    );
  });
  it('on a narrow terminal: the columns that fit, then the others', () => {
    expect(textBimatrix(one, 15, plain)).toBe(
      [
        'Payoffs',
        '     Ben_1',
        'Ann      × L',
        '───  ───────',
        'T    0, -0/3',
        '[B]  1, -0/3',
        '',
        '     Ben_1',
        'Ann        R',
        '───  ───────',
        'T    0, -1/3',
        '[B]  1, -1/3\n',
      ].join('\n'),
    );
  });
  it('on a terminal that is too narrow for one column: as records', () => {
    const long = payoffsOf(['a strategy with a long name'], ['L', 'R'], 'R');
    expect(textBimatrix(long, 30, plain)).toBe(
      ['Payoffs', 'Ann: a strategy with a long', '  name', 'L: 0, -0/3', '× R: 0, -1/3\n'].join('\n'),
    );
  });
  it('no line is wider than the terminal, whatever the names', () => {
    const names = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(names, names, fc.integer({ min: 20, max: 100 }), (row, column, width) => {
        const lines = textBimatrix(payoffsOf(row, column, row[0]!), width, plain).split('\n');
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
      }),
      { numRuns: 200 },
    );
  });
  it('in Markdown: both players in the corner, a line through what is crossed out', () => {
    expect(markdownBimatrix(one)).toBe(
      [
        '**Payoffs**\n',
        '| Ann \\\\ Ben\\_1 | ~~L~~ | R |',
        '| --- | ---: | ---: |',
        '| T | ~~0, -0/3~~ | 0, -1/3 |',
        '| \\[B\\] | ~~1, -0/3~~ | 1, -1/3 |\n',
      ].join('\n'),
    );
  });
  it('in LaTeX: as papers print them, names escaped', () => {
    expect(latexBimatrix(payoffsOf(['T', '[B]'], ['L', 'R'], ''))).toBe(
      [
        '\\begin{table}',
        '  \\caption{Payoffs}',
        '  \\centering',
        '  \\begin{tabular}{rl|c|c|}',
        '    & \\multicolumn{1}{c}{} & \\multicolumn{2}{c}{Ben\\_1} \\\\',
        '    & \\multicolumn{1}{c}{} & \\multicolumn{1}{c}{L} & \\multicolumn{1}{c}{R} \\\\ \\cline{3-4}',
        '    Ann & T & $(0, -0/3)$ & $(0, -1/3)$ \\\\ \\cline{3-4}',
        '    & [B] & $(1, -0/3)$ & $(1, -1/3)$ \\\\ \\cline{3-4}',
        '  \\end{tabular}',
        '\\end{table}\n',
      ].join('\n'),
    );
  });
  it('in LaTeX: what is crossed out is given to a command that a document may define', () => {
    const latex = latexBimatrix(one);
    expect(latex).toMatch(/^\\providecommand\{\\crossedout\}\[1\]/);
    expect(latex.match(/\\crossedout\{(?!\})[^}]*\}/g)).toEqual([
      '\\crossedout{L}',
      '\\crossedout{$(0, -0/3)$}',
      '\\crossedout{$(1, -0/3)$}',
    ]);
  });
  it('in CSV: as game files hold them', () => {
    expect(csvBimatrix(one)).toBe('Ann \\ Ben_1,L,R\nT,0;-0/3,0;-1/3\n[B],1;-0/3,1;-1/3\n');
  });
});
