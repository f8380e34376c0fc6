/**
 * Tables as LaTeX: a `table` with a `tabular` that needs no package. Characters that TeX reads as commands are escaped,
 * and the few signs beyond Latin letters that this program prints are written in mathematics.
 */
import { escapeControls } from './measure.js';
import type { Table } from './table.js';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '^': '\\textasciicircum{}',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '%': '\\%',
  '<': '$<$',
  '>': '$>$',
  '|': '$|$',
  '"': "''",
  '≈': '$\\approx$',
  '≤': '$\\leq$',
  '≥': '$\\geq$',
  '≠': '$\\neq$',
  '×': '$\\times$',
  '·': '$\\cdot$',
  '−': '$-$',
  '→': '$\\to$',
  '∈': '$\\in$',
  ε: '$\\varepsilon$',
  φ: '$\\varphi$',
  β: '$\\beta$',
  ω: '$\\omega$',
  Σ: '$\\Sigma$',
  '…': '\\ldots{}',
  '-': '-{}',
  '–': '--',
  '—': '---',
  '’': "'",
  'n\u0304': '$\\bar{n}$',
  'n\u0332': '$\\underline{n}$',
  'p\u0302': '$\\hat{p}$',
};

/** The paper's letters with a mark are two code points and come first; then one character at a time. */
const special = /n\u0304|n\u0332|p\u0302|-(?=-)|[\\{}$&#^_~%<>|"≈≤≥≠×·−→∈εφβωΣ…–—’]/gu;

/** A text as LaTeX prints it letter by letter, on one line. */
export const latexText = (text: string): string =>
  escapeControls(text).replace(special, (sign) => escapes[sign] ?? sign);

const row = (cells: readonly string[]): string => {
  const line = cells.map(latexText).join(' & ');
  // A row that opens with a bracket or a star would be read as an argument of the line break before it.
  return `    ${/^[[*]/.test(line) ? `{}${line}` : line} \\\\\n`;
};

/** A table as LaTeX, ending in a line feed. */
export const latexTable = ({ caption, columns, rows }: Table): string =>
  [
    '\\begin{table}\n',
    `  \\caption{${latexText(caption)}}\n`,
    `  \\begin{tabular}{${columns.map(({ align }) => (align === 'right' ? 'r' : 'l')).join('')}}\n`,
    '    \\hline\n',
    row(columns.map(({ head }) => head)),
    '    \\hline\n',
    ...rows.map(row),
    '    \\hline\n',
    '  \\end{tabular}\n',
    '\\end{table}\n',
  ].join('');
