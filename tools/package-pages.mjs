// The pages that the package holds, as someone who has installed it meets them: links of the README that lead nowhere, the
// TypeScript to compile, and the tutorial's commands carried out in an empty folder.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The fenced blocks of a page: language, label and text. */
const blocksOf = (file) =>
  [...readFileSync(file, 'utf8').matchAll(/^```(\S+) ?(.*)\n([^]*?)^```$/gm)].map(
    ([, language, label, text]) => ({ language, label, text }),
  );

/** The relative links of the package's README whose files are not in the package. */
export const brokenReadmeLinks = (packageFolder) =>
  [...readFileSync(join(packageFolder, 'README.md'), 'utf8').matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^https?:/.test(target) && !existsSync(join(packageFolder, target)));

/** Writes every TypeScript block of the README and the pages into a file of its own in `folder`; returns their names. */
export const writeTypeScriptBlocks = (packageFolder, folder) => {
  const pages = readdirSync(join(packageFolder, 'docs'), { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name));
  return ['README.md', ...pages]
    .flatMap((page) => blocksOf(join(packageFolder, page)))
    .filter(({ language }) => language === 'ts')
    .map(({ text }, i) => {
      const name = `block-${String(i + 1)}.ts`;
      writeFileSync(join(folder, name), `${text}export {};\n`);
      return name;
    });
};

/**
 * Carries out the tutorial's commands in a folder in which the package is installed, with its command on the path.
 *
 * @returns the commands that print nothing, or not every line that the tutorial shows, each with what it printed
 */
export const tutorialDifferences = (packageFolder, folder) => {
  const different = [];
  const env = {
    ...process.env,
    NO_COLOR: '1',
    COLUMNS: '80',
    PATH: `${join(folder, 'node_modules', '.bin')}:${process.env.PATH}`,
  };
  for (const { language, label, text } of blocksOf(join(packageFolder, 'docs', 'tutorial.md'))) {
    if (label !== '') writeFileSync(join(folder, label), text);
    if (language !== 'console') continue;
    for (const session of text.split(/^\$ /m).slice(1)) {
      const [command, ...shown] = session.trimEnd().split('\n');
      const { stdout } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', env });
      const printed = stdout.split('\n').map((line) => line.trimEnd());
      const missing = shown.filter((line) => line !== '…' && !printed.includes(line));
      if (stdout === '' || missing.length > 0) different.push(`$ ${command}\n${stdout}`);
    }
  }
  return different;
};
