// The TypeScript examples of docstrings and pages: what the compiler says of them, and the values that they give.
import { join } from 'node:path';
import ts from 'typescript';
import * as Q from '../../src/exact/rational.js';
import { entries } from '../browser-bundles.mjs';
import type { Block } from './blocks.js';
import { blocksOf, pages, root, sources } from './blocks.js';

/** Every block of TypeScript. */
export const examples: readonly Block[] = [...sources, ...pages]
  .flatMap(blocksOf)
  .filter(({ language }) => /^(ts|mts|tsx|typescript)$/i.test(language));

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
export const runExample = async (
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
export const compilerProblems = (): readonly string[] => {
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
