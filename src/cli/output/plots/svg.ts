/**
 * Plots as SVG files: Observable Plot draws each panel in a document of linkedom, and the panels stand one below the other
 * in one picture with a title and a description.
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escapeControls, wrap } from '../tables/measure.js';

/** A panel that was drawn: its size, and its SVG. */
export interface Panel {
  readonly height: number;
  readonly svg: string;
}

/** What a picture holds. */
export interface Picture {
  readonly title: string;
  /** What it is about, in smaller letters; none if empty. */
  readonly subtitle: string;
  /** What is seen, for those who do not see it. */
  readonly description: string;
  /** How to read it, in a line above the panels. */
  readonly note: string;
  readonly width: number;
  readonly panels: readonly Panel[];
}

/** Marks of Observable Plot, by their own options: dots, bars, texts, and rules at values of x. */
export const dotMark = Plot.dot;
export const barMark = Plot.barX;
export const textMark = Plot.text;
export const ruleMark = Plot.ruleX;

const font = 'system-ui, sans-serif';
/** Letters that fit into a line of small letters, and how far apart lines are. */
const lineWidth = 105;
const lineHeight = 18;
const firstLine = 24;

/** Draws a panel. */
export const plotPanel = (
  options: Omit<Plot.PlotOptions, 'marks' | 'height'> & { readonly height: number },
  marks: Plot.Markish[],
): Panel => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = Plot.plot({
    ...options,
    marks,
    document,
    style: { background: 'white', color: 'black', fontFamily: font, fontSize: '12px', overflow: 'visible' },
  });
  return { height: options.height, svg: drawn.outerHTML };
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The panels one below the other. */
const stacked = (panels: readonly Panel[], top: number): string => {
  let y = top;
  return panels
    .map(({ svg, height }) => {
      const placed = svg.replace('<svg ', `<svg y="${String(y)}" `);
      y += height;
      return placed;
    })
    .join('\n');
};

/** The text of a picture's file, ending in a line feed. */
export const svgDocument = ({ title, subtitle, description, note, width, panels }: Picture): string => {
  const small = [...(subtitle === '' ? [] : wrap(escapeControls(subtitle), lineWidth)), note];
  const top = firstLine + small.length * lineHeight + 8;
  const height = panels.reduce((sum, panel) => sum + panel.height, top);
  const size = `width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}"`;
  const lines = small.map(
    (line, i) =>
      `<text x="10" y="${String(firstLine + (i + 1) * lineHeight)}" font-size="12">${escaped(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${font}" aria-labelledby="title description">
<title id="title">${escaped(subtitle === '' ? title : `${title}: ${escapeControls(subtitle)}`)}</title>
<desc id="description">${escaped(description)}</desc>
<rect width="100%" height="100%" fill="white"/>
<text x="10" y="${String(firstLine)}" font-size="16" font-weight="bold">${escaped(title)}</text>
${lines.join('\n')}
${stacked(panels, top)}
</svg>
`;
};
