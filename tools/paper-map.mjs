// Writes docs/paper-map.md: for each place in the paper, the names in the code that implement it, read from the
// `@paper` tags of the docstrings. With --check it writes nothing and fails if the page is not current.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const page = join(root, 'docs', 'paper-map.md');

/** The places of the paper in its order: a heading, or how a tag for the place begins. */
const places = [
  { heading: 'Section 1. Introduction' },
  /^Section 1$/,
  { heading: 'Section 2. The model' },
  /^Section 2$/,
  /^eq\. \(1\)/,
  /^eq\. \(2\)/,
  /^eq\. \(3\)/,
  /^Section 2: (the )?total monetary/,
  /^Section 2: G/,
  /^Section 2: (the definition of )?p̂/,
  /^Section 2: /,
  { heading: 'Section 3. Private values' },
  /^Section 3$/,
  /^(Section 3, )?Stage 0/,
  /^(Section 3, )?Stage 1/,
  /^(Section 3, )?Stage 2/,
  /^eq\. \(4\)/,
  /^Rule 1\b/,
  /^Rules 1 and 2/,
  /^Rules 1 and 3/,
  /^Rule 2\b/,
  /^Section 3: (the )?Example/,
  /^Section 3: (the definition of )?g\b/,
  /^Section 3: propert(y|ies) \(i\)/,
  /^Section 3: property \(ii\)/,
  /^Section 3: property \(iii\)/,
  /^Section 3: (M\*|u_i\(g)/,
  /^Section 3: (u_i\(a\)|v_i)/,
  /^Section 3: (d ∈ )?D\*/,
  /^Theorem 1/,
  /^Section 3: (individual rationality|the outside opportunity)/,
  /^Section 3: /,
  /^Remark 1/,
  /^Remark 2/,
  /^Remark 3/,
  { heading: 'Section 4. Interdependent values' },
  /^Section 4$/,
  /^Section 4, Stage 0/,
  /^Section 4, Stage 1/,
  /^Section 4, Stage 2/,
  /^Section 4, Stage 3/,
  /^Section 4, Stage 4/,
  /^Rules? 3\b/,
  /^Rules? 4\b/,
  /^Rules? 5\b/,
  /^Rule 6\b/,
  /^Section 4: (the definition of )?(G\*\*|g)/,
  /^Section 4: (s_i|S)/,
  /^Section 4: propert(y|ies) \(iv\)/,
  /^Section 4: propert(y|ies) \(v\)/,
  /^Section 4: property \(vi\)/,
  /^Section 4: property \(vii\)/,
  /^Section 4: property \(viii\)/,
  /^eq\. \(5\)/,
  /^Section 4: D¹/,
  /^Assumption 1/,
  /^Section 4: D²/,
  /^Section 4: D³/,
  /^Theorem 2/,
  /^Assumption 2/,
  /^Section 4: /,
];

const sources = readdirSync(join(root, 'src'), { recursive: true })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .sort();

/** The name that a documented node declares: that of a member with its owner's, the file's for an opening comment. */
const nameOf = (node) => {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0].name.getText();
  if (ts.isImportDeclaration(node)) return null;
  const own = node.name?.getText() ?? null;
  const owner = node.parent?.name?.getText();
  return ts.isTypeElement(node) && owner !== undefined ? `${owner}.${own}` : own;
};

/** The place that a declared claim or mechanism names: the field `paper` of a value that has a `name` and a `meaning`. */
const declaredPlace = (initializer) => {
  const value =
    initializer !== undefined && ts.isCallExpression(initializer) ? initializer.arguments[0] : initializer;
  if (value === undefined || !ts.isObjectLiteralExpression(value)) return undefined;
  const fields = new Map(
    value.properties.map((property) => [property.name?.getText(), property.initializer]),
  );
  const place = fields.get('paper');
  return fields.has('name') && fields.has('meaning') && place !== undefined ? place.text : undefined;
};

const entries = [];
for (const file of sources) {
  const text = readFileSync(join(root, 'src', file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node) => {
    // A variable's docstring hangs on its statement, and is found again at the declaration.
    if (!ts.isVariableDeclaration(node) && !ts.isJSDoc(node))
      for (const doc of node.jsDoc ?? [])
        for (const tag of doc.tags ?? [])
          if (tag.tagName.text === 'paper') {
            const place = ts.getTextOfJSDocComment(tag.comment)?.replace(/\s+/g, ' ').trim() ?? '';
            entries.push({ place, name: nameOf(node), file });
          }
    // Claims and mechanisms declare their place as a field.
    if (ts.isVariableDeclaration(node)) {
      const place = declaredPlace(node.initializer);
      if (place !== undefined) entries.push({ place, name: node.name.getText(), file });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

const rank = ({ place }) => places.findIndex((known) => known instanceof RegExp && known.test(place));
const unknown = entries.filter((entry) => rank(entry) < 0);
if (unknown.length > 0) {
  for (const { place, name, file } of unknown)
    console.error(`src/${file}: ${name}: "@paper ${place}" is no place that tools/paper-map.mjs knows.`);
  process.exit(1);
}

const lines = [
  '# From the paper to the code',
  '',
  'Written by `npm run paper-map` from the `@paper` tags in the source; do not edit. Places are those of the version of',
  '6 June 2005, in its order.',
];
places.forEach((known, i) => {
  if (!(known instanceof RegExp)) {
    lines.push('', `## ${known.heading}`, '', '| place | name | file |', '| --- | --- | --- |');
    return;
  }
  for (const entry of entries.filter((candidate) => rank(candidate) === i)) {
    const name = entry.name === null ? 'the whole file' : `\`${entry.name}\``;
    lines.push(`| ${entry.place.replaceAll('|', '\\|')} | ${name} | [${entry.file}](../src/${entry.file}) |`);
  }
});
const written = await prettier.format(`${lines.join('\n')}\n`, {
  ...(await prettier.resolveConfig(page)),
  parser: 'markdown',
});

if (process.argv.includes('--check')) {
  let current = '';
  try {
    current = readFileSync(page, 'utf8');
  } catch {
    // A page that is missing is not current.
  }
  if (current !== written) {
    console.error('docs/paper-map.md is not current: run `npm run paper-map`.');
    process.exit(1);
  }
} else {
  writeFileSync(page, written);
  console.log(`docs/paper-map.md: ${String(entries.length)} names.`);
}
