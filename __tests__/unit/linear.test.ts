import { describe, expect, test } from '@jest/globals';
import { remedyFor } from '../../src/hasura/build-messages.js';
import { refusalOf } from '../../src/hasura/refusals.js';
import { parseVariables } from '../../src/inputs/env-lines.js';
import { branch, directory, nameTemplate } from '../../src/inputs/fields.js';
import { Secrets } from '../../src/lib/secrets.js';
import { linesOf, oneLine, withoutCommands } from '../../src/lib/text.js';
import { readThingComment } from '../../src/postgres/names.js';
import { readServer } from '../../src/postgres/url.js';
import { jsonPath } from '../../src/project/json-path.js';
import { appThatMayStandIn, saysThatItStands } from '../../src/report/gone-comment.js';
import { commandIn } from '../../src/rules/commands.js';
import { branchOf } from '../../src/rules/markers.js';
import { slug } from '../../src/rules/names.js';

/** What others write, or a service answers: a megabyte that a careless pattern needs quadratic time for. */
const SIZE = 1_000_000;
const HOSTILE: [string, string][] = [
  ['blanks', ' '.repeat(SIZE)],
  ['slashes', '/'.repeat(SIZE)],
  ['line breaks', '\n'.repeat(SIZE)],
  ['equal signs', '='.repeat(SIZE)],
  ['quotes', '"'.repeat(SIZE)],
  ['percent signs', '%41'.repeat(SIZE / 3)],
];
/** A patient limit: linear ones take some tens of milliseconds, quadratic ones minutes. */
const MOST_MS = 5_000;

const secrets = new Secrets(() => undefined);
secrets.add('a-secret-of-ours');
const PARSERS: [string, (text: string) => unknown][] = [
  ['a comment with a command', (text) => commandIn(`/preview${text}\u2028x`)],
  ['a comment of ours', (text) => [appThatMayStandIn(text), saysThatItStands(`<!-- ${text}`)]],
  ['an error of Hasura Cloud', (text) => refusalOf([{ message: `x${text}x` }], 200, 'test')],
  ['an error of a build', (text) => remedyFor(`relation "${text}x`)],
  ['the path of an error of an app', (text) => [jsonPath(`$["${text}`), jsonPath(`$.a${text}`)]],
  ['the comment of a database', (text) => readThingComment(`{"PREVIEW_APP_OWNER":"${text}`)],
  ['the source in a marker', (text) => branchOf(`acme/shop:${text}`)],
  ['lines of env', (text) => parseVariables(`A=${text}x`)],
  ['postgres-url', (text) => readServer(`postgres://u:p@h/${text}x`, undefined, () => '')],
  ['project-directory', (text) => directory(`a${text}b`)],
  ['branch', (text) => branch(`a${text}b`)],
  ['name', (text) => nameTemplate(`a${text}b`)],
  ['a slug', (text) => slug(`a${text}b`)],
  ['one line', (text) => oneLine(`a${text}b`)],
  ['lines', (text) => linesOf(`a${text}b`)],
  ['a line without commands', (text) => withoutCommands(`${text}::error::b`)],
  ['redacted text', (text) => secrets.redact(`a${text}b`)],
];

describe.each(PARSERS)('%s', (_what, parse) => {
  test.each(HOSTILE)('is read in linear time: %s', (_of, text) => {
    const start = performance.now();
    try {
      parse(text);
    } catch {
      // A refusal is fine.
    }
    expect(performance.now() - start).toBeLessThan(MOST_MS);
  });
});
