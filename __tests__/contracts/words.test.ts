import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import ts from 'typescript';

/** Expressions that the style in CONTRIBUTING.md replaces: those that come back most easily. */
const BAD =
  /(?<!\bthere )\bis no (?!longer\b)[a-z]|\bis told\b|\bmend|\bany more\b|\bstumbl|\blook(?:s|ed|ing)? at\b|\bmeanwhile\b|\bcame to\b|\bis not there\b|\bhappens to stand\b|\bstood\b|\bas it stands\b/i;

/** The texts of several words in a program, most of which people read. */
function textsIn(code: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest));
  return texts.filter((text) => /[a-z] [a-z]/i.test(text));
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

test.each(files)('the messages in %s follow the style in CONTRIBUTING.md', (file) => {
  const texts = textsIn(readFileSync(`src/${file}`, 'utf8'));
  expect(texts.filter((text) => BAD.test(text))).toEqual([]);
});

test('a message that does not follow it is found, in a template as well', () => {
  const found = textsIn(
    "say('It is no URL.'); say(`The app ${name} is looked at ${again}.`); const a: 'is no' = x;",
  );
  expect(found.filter((text) => BAD.test(text))).toEqual(['It is no URL.', ' is looked at ']);
});
