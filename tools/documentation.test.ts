// The documentation is run: every TypeScript example in a docstring or a page compiles under strict settings and gives
// the values that stand beside it, and every console session in a page prints what the page says.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import * as Q from '../src/exact/rational.js';
import { entries } from './browser-bundles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A fenced block: its language and label, its text, and where it opens. */
interface Block {
  readonly language: string;
  readonly label: string;
  readonly text: string;
  readonly at: string;
}

const filesUnder = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending) && !file.startsWith('api'))
    .sort()
    .map((file) => join(root, folder, file));

const pages = [join(root, 'README.md'), ...filesUnder('docs', '.md')].filter((file) => existsSync(file));
const sources = filesUnder('src', '.ts').filter((file) => !file.endsWith('.test.ts'));

/** The fenced blocks of a page, or of the docstrings in a source, whose lines begin with a star. */
const blocksOf = (file: string): readonly Block[] => {
  const lines = readFileSync(file, 'utf8').split('\n');
  const bare = file.endsWith('.md') ? lines : lines.map((line) => /^\s*\* ?(.*)$/.exec(line)?.[1] ?? '');
  const blocks: Block[] = [];
  for (let i = 0; i < bare.length; i += 1) {
    const opening = /^```(\S+) ?(.*)$/.exec(bare[i]!);
    if (opening === null) continue;
    const begin = i;
    while (i + 1 < bare.length && bare[i + 1] !== '```') i += 1;
    const text = bare.slice(begin + 1, i + 1).join('\n');
    i += 1;
    blocks.push({
      language: opening[1]!,
      label: opening[2]!,
      text,
      at: `${relative(root, file)}:${String(begin + 1)}`,
    });
  }
  return blocks;
};

const examples = [...sources, ...pages]
  .flatMap(blocksOf)
  .filter(({ language, text }) => language === 'ts' && /from 'undominated[/']/.test(text));

/** A value as the documentation writes it. */
const shown = (value: unknown): string => {
  if (Q.is(value)) return Q.show(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${String(value)}n`;
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const tagged = value as {
    readonly _tag?: string;
    readonly left?: unknown;
    readonly right?: unknown;
    readonly value?: unknown;
  };
  if (tagged._tag === 'Left') return `Left(${shown(tagged.left)})`;
  if (tagged._tag === 'Right') return `Right(${shown(tagged.right)})`;
  if (tagged._tag === 'Some') return `Some(${shown(tagged.value)})`;
  if (tagged._tag === 'None') return 'None';
  return `{ ${Object.entries(value)
    .map(([key, entry]) => `${key}: ${shown(entry)}`)
    .join(', ')} }`;
};

/** The comment after a statement on its last line: the value that it should have. */
const valueBeside = (text: string, statement: ts.Statement): string | undefined => {
  const [comment] = ts.getTrailingCommentRanges(text, statement.end) ?? [];
  return comment === undefined ? undefined : text.slice(comment.pos, comment.end).replace(/^\/\/\s*/, '');
};

/** The example as the body of a function of the library, in which every stated value is handed to `__is`. */
const instrumented = (text: string): string => {
  const source = ts.createSourceFile('example.ts', text, ts.ScriptTarget.Latest, true);
  return source.statements
    .map((statement) => {
      const value = valueBeside(text, statement);
      const written = statement.getText();
      if (ts.isImportDeclaration(statement)) {
        const { importClause } = statement;
        if (importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return '';
        const named = importClause?.namedBindings?.getText().replaceAll(' as ', ': ');
        const bindings = named ?? `{ default: ${importClause?.name?.text ?? '_'} }`;
        const from = (statement.moduleSpecifier as ts.StringLiteral).text;
        return `const ${bindings} = await __import('${from}');`;
      }
      if (value === undefined) return written;
      if (ts.isExpressionStatement(statement)) {
        const { expression } = statement;
        const printed = ts.isCallExpression(expression) && expression.expression.getText() === 'console.log';
        const shownExpression = printed ? expression.arguments[0]!.getText() : expression.getText();
        return `__is(${shownExpression}, ${JSON.stringify(value)}, ${String(printed)});`;
      }
      if (ts.isVariableStatement(statement)) {
        const { name } = statement.declarationList.declarations[0]!;
        return `${written} __is(${name.getText()}, ${JSON.stringify(value)}, false);`;
      }
      return written;
    })
    .join('\n');
};

/** What the package's entries hold, by the names under which the examples import them. */
const modules = new Map<string, unknown>(
  await Promise.all(
    entries().map(async ({ name, source }): Promise<[string, unknown]> => [name, await import(source)]),
  ),
);

/** Runs an example and returns the stated values beside those found. */
const runExample = async (
  text: string,
): Promise<readonly { readonly stated: string; readonly found: string }[]> => {
  const { outputText } = ts.transpileModule(instrumented(text), {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
  });
  const values: { stated: string; found: string }[] = [];
  const is = (value: unknown, stated: string, printed: boolean): void => {
    values.push({ stated, found: printed ? String(value) : shown(value) });
  };
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  await (
    new AsyncFunction('__import', '__is', outputText) as unknown as (
      ...parameters: unknown[]
    ) => Promise<void>
  )((module: string): unknown => modules.get(module) ?? import(module), is);
  return values;
};

/** What the compiler says of all examples together, each as a module of its own next to the README. */
const compilerProblems = (): readonly string[] => {
  const names = new Map(examples.map(({ text }, i) => [join(root, `example-${String(i)}.ts`), text]));
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  // An example that ends in the expression it is about has no use for its value.
  const paths = Object.fromEntries(entries().map(({ name, source }) => [name, [source]]));
  Object.assign(options, { paths, noUnusedLocals: false });
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => names.has(file) || fileExists(file);
  host.readFile = (file) => names.get(file) ?? readFile(file);
  host.getSourceFile = (file, language) => {
    const text = names.get(file);
    return text === undefined ? getSourceFile(file, language) : ts.createSourceFile(file, text, language);
  };
  const program = ts.createProgram([...names.keys()], options, host);
  return [...names.keys()].flatMap((name, i) => {
    const file = program.getSourceFile(name)!;
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${examples[i]!.at}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
};

describe('TypeScript examples', () => {
  test('there are some, and all compile', () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(compilerProblems()).toEqual([]);
  });

  test.each(examples.map((block) => [block.at, block] as const))('%s', async (_at, { text }) => {
    const values = await runExample(text);
    expect(values.length).toBeGreaterThan(0);
    for (const { stated, found } of values) expect(found).toBe(stated);
  });
});

/** A command typed at the prompt, the output that the page shows for it, and its place. */
interface Typed {
  readonly command: string;
  readonly output: readonly string[];
  readonly at: string;
}

const sessionOf = ({ text, at }: Block): readonly Typed[] => {
  const typed: { command: string; output: string[]; at: string }[] = [];
  for (const line of text.split('\n'))
    if (line.startsWith('$ ')) typed.push({ command: line.slice(2), output: [], at });
    else typed.at(-1)?.output.push(line);
  return typed;
};

/** Whether the lines are those shown, where a shown line `…` stands for any number of lines. */
const matches = (shownLines: readonly string[], lines: readonly string[]): boolean => {
  const [first, ...rest] = shownLines;
  if (first === undefined) return lines.length === 0;
  if (first !== '…') return lines[0] === first && matches(rest, lines.slice(1));
  return Array.from({ length: lines.length + 1 }, (_, skip) => lines.slice(skip)).some((tail) =>
    matches(rest, tail),
  );
};

const sessions = pages
  .map((file) => ({ file, blocks: blocksOf(file) }))
  .filter(({ blocks }) => blocks.some(({ language }) => language === 'console'));

/**
 * A page's blocks in order, in a directory with nothing in it but the gallery: files that a label names are written,
 * commands are run with their talk left aside. Returns what came out otherwise than shown.
 */
const runPage = (blocks: readonly Block[]): readonly string[] => {
  const directory = mkdtempSync(join(tmpdir(), 'undominated-page-'));
  const environment = {
    ...process.env,
    PROGRAM: join(root, 'dist', 'cli', 'main.js'),
    NO_COLOR: '1',
    COLUMNS: '80',
  };
  const wrong: string[] = [];
  try {
    symlinkSync(join(root, 'examples'), join(directory, 'examples'));
    for (const block of blocks) {
      if (block.label !== '') writeFileSync(join(directory, block.label), `${block.text}\n`);
      if (block.language !== 'console') continue;
      for (const { command, output, at } of sessionOf(block)) {
        const { stdout } = spawnSync('sh', ['-c', `undominated() { node "$PROGRAM" "$@"; }\n${command}`], {
          cwd: directory,
          encoding: 'utf8',
          env: environment,
        });
        const lines =
          stdout === ''
            ? []
            : stdout
                .replace(/\n$/, '')
                .split('\n')
                .map((line) => line.trimEnd());
        if (!matches(output, lines)) wrong.push(`${at}: $ ${command}\n${lines.join('\n')}`);
      }
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  return wrong;
};

describe('console sessions', () => {
  test('there are some, and the program is built', () => {
    expect(sessions.length).toBeGreaterThan(0);
    expect(existsSync(join(root, 'dist', 'cli', 'main.js')), 'npm run build').toBe(true);
  });
  test.each(sessions.map(({ file, blocks }) => [relative(root, file), blocks] as const))(
    '%s',
    (_page, blocks) => {
      expect(runPage(blocks)).toEqual([]);
    },
    // A page may hold many commands, and the machine may be busy.
    240_000,
  );
});

describe('programs in examples', () => {
  const programs = filesUnder('examples', '.mjs');
  test.each(programs.map((file) => [relative(root, file), file] as const))(
    '%s is short and is shown on a page',
    (name, file) => {
      expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40);
      const shown = sessions.flatMap(({ blocks }) => blocks).filter(({ language }) => language === 'console');
      expect(shown.some(({ text }) => text.includes(`$ node ${name}`))).toBe(true);
    },
  );
});

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

describe('the gallery', () => {
  test('names every economy in examples', () => {
    const page = readFileSync(join(root, 'docs', 'gallery.md'), 'utf8');
    const unnamed = filesUnder('examples', '.json').filter(
      (file) =>
        !relative(root, file).startsWith(join('examples', 'games')) &&
        !page.includes(`../${relative(root, file)}`),
    );
    expect(unnamed).toEqual([]);
  });
  test('and the pages for teaching solve every game', () => {
    const games = readdirSync(join(root, 'examples', 'games'));
    const text = filesUnder(join('docs', 'teaching'), '.md')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(games.filter((game) => !text.includes(`$ undominated solve examples/games/${game}`))).toEqual([]);
    expect(games).toHaveLength(6);
  });
});

describe('links', () => {
  const more = ['CONTRIBUTING.md', 'CHANGELOG.md'].map((name) => join(root, name));
  test.each([...pages, ...more].map((file) => [relative(root, file), file] as const))('%s', (_name, file) => {
    const text = readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
    const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [path, anchor] = target.split('#') as [string, string | undefined];
        const to = path === '' ? file : join(dirname(file), path);
        return (
          !existsSync(to) || (anchor !== undefined && to.endsWith('.md') && !anchorsOf(to).includes(anchor))
        );
      });
    expect(broken).toEqual([]);
  });
});
