// The links of a page that lead to a file or a heading.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The anchors that GitHub gives the headings of a page. */
const anchorsOf = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .map((line) =>
      line
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );

/** The targets of a page's links that are not there; addresses on the web are not looked at. */
export const brokenLinks = (file: string): readonly string[] => {
  const text = readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => {
      const [path, anchor] = target.split('#') as [string, string | undefined];
      const to = path === '' ? file : join(dirname(file), path);
      return (
        !existsSync(to) || (anchor !== undefined && to.endsWith('.md') && !anchorsOf(to).includes(anchor))
      );
    });
};
