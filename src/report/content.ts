import { markdownTable } from 'markdown-table';
import {
  type ContentFacts,
  type ModelFacts,
  isReadable,
  models,
  publicWords,
  readableWords,
} from '../rules/content.js';
import { code, someCodes } from './markdown.js';

/** Nobody reads more, and a summary has 1 MiB. */
const MOST_ROWS = 500;

const MOST_NAMED = 5;

/** One line about the content that the preview reads. */
export function contentLine(content: ContentFacts | undefined): string {
  if (content === undefined) return '';
  const { environment, stage, models: all } = content;
  const where = `Content: Hygraph ${code(environment)}${stage === undefined ? '' : `, ${code(stage)}`}`;
  if (all.length === 0) return `${where}: could not be checked`;
  const missing = all.filter(({ required, access }) => required && access === 'refused');
  const but = someCodes(
    missing.map(({ name }) => name),
    MOST_NAMED,
  );
  return `${where}: ${readableWords(all, but === '' ? '' : ` (not ${but})`)}, ${publicWords(content)}`;
}

const ACCESS: Record<ModelFacts['access'], string> = {
  entries: 'readable',
  empty: 'readable, no entry',
  refused: 'not readable',
  unknown: 'not checked',
};

/** Each model in a table, for the job summary. */
export function contentTable(content: ContentFacts | undefined): string {
  if (content === undefined || content.models.length === 0) return '';
  const { stage, withToken, models: all } = content;
  const shown = all.slice(0, MOST_ROWS);
  const table = markdownTable([
    [
      'model',
      `${stage === undefined ? 'default stage' : code(stage)}, ${withToken ? 'with the token' : 'without a token'}`,
      'anyone',
    ],
    ...shown.map(({ name, required, access, open }) => [
      `${code(name)}${required ? ' (required)' : ''}`,
      ACCESS[access],
      open === undefined ? 'not checked' : open.length === 0 ? 'nothing' : open.join(', '),
    ]),
  ]);
  const more = all.length - shown.length;
  return [
    `**Content in Hygraph**: ${publicWords(content)}. Write access was not checked.`,
    table,
    ...(more > 0 ? [`… and ${models(more)} more`] : []),
  ].join('\n\n');
}

/** The outputs about the content; empty texts if there is none. */
export function contentOutputs(content: ContentFacts | undefined): Record<string, string> {
  return {
    'content-environment': content?.environment ?? '',
    'content-stage': content?.stage ?? '',
    'content-models': (content?.models ?? [])
      .filter(isReadable)
      .map(({ name }) => name)
      .join(','),
    'content-public': content?.public ?? '',
  };
}
