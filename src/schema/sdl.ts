import { type Field, type Given, type Kind, OPERATIONS, type Schema, type SchemaType } from './schema.js';

/** What says most of what a role can do comes first, because a long text is cut. */
const ORDER: readonly Kind[] = ['OBJECT', 'INTERFACE', 'UNION', 'ENUM', 'INPUT_OBJECT', 'SCALAR'];

/**
 * A schema in the schema language, always in the same order: the operations first, then the other types by kind and
 * name. Without descriptions and directives.
 */
export function sdlOf({ roots, types }: Schema): string {
  const operations = OPERATIONS.map((operation) => roots[operation]);
  const rank = ([name, { kind }]: [string, SchemaType]): number => {
    const at = operations.indexOf(name);
    return at >= 0 ? at - operations.length : ORDER.indexOf(kind);
  };
  const sorted = [...types].sort((one, other) => rank(one) - rank(other) || byName(one[0], other[0]));
  const header = OPERATIONS.flatMap((operation) => {
    const name = roots[operation];
    return name === undefined ? [] : [`  ${operation}: ${name}`];
  });
  return [`schema {\n${header.join('\n')}\n}`, ...sorted.map(([name, type]) => typeText(name, type))]
    .join('\n\n')
    .concat('\n');
}

const WORDS: Record<Kind, string> = {
  SCALAR: 'scalar',
  OBJECT: 'type',
  INTERFACE: 'interface',
  UNION: 'union',
  ENUM: 'enum',
  INPUT_OBJECT: 'input',
};

function typeText(name: string, { kind, fields, values, members, interfaces }: SchemaType): string {
  const also = interfaces.size === 0 ? '' : ` implements ${[...interfaces].sort(byName).join(' & ')}`;
  const of = members.size === 0 ? '' : ` = ${[...members].sort(byName).join(' | ')}`;
  const lines =
    kind === 'ENUM'
      ? [...values].sort(byName)
      : [...fields]
          .sort(byFirst)
          .map(([field, { args, ...given }]) => givenText(field + argsText(args), given));
  const body = lines.length === 0 ? '' : ` {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
  return `${WORDS[kind]} ${name}${also}${of}${body}`;
}

function argsText(args: Field['args']): string {
  if (args.size === 0) return '';
  return `(${[...args]
    .sort(byFirst)
    .map(([name, given]) => givenText(name, given))
    .join(', ')})`;
}

function givenText(name: string, { type, initial }: Given): string {
  return `${name}: ${type}${initial === undefined ? '' : ` = ${initial}`}`;
}

function byFirst([one]: [string, unknown], [other]: [string, unknown]): number {
  return byName(one, other);
}

/** The same on every machine. */
function byName(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
