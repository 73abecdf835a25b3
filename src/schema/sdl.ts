import { type Field, type Given, type Kind, OPERATIONS, type Schema, type SchemaType } from './schema.js';

/** What says most of what a role can do comes first, because a long text is cut. */
const ORDER: readonly Kind[] = ['OBJECT', 'INTERFACE', 'UNION', 'ENUM', 'INPUT_OBJECT', 'SCALAR'];

/**
 * A schema in the schema language, always in the same order: the operations first, then the other types by kind and
 * name. Without descriptions and directives.
 */
export function sdlOf({ roots, types }: Schema): string {
  const operations = OPERATIONS.map((operation) => roots[operation] ?? '');
  const names = [...types.keys()].filter((name) => !operations.includes(name)).sort();
  const sorted = [
    ...operations.filter((name) => types.has(name)),
    ...ORDER.flatMap((kind) => names.filter((name) => types.get(name)?.kind === kind)),
  ];
  const header = OPERATIONS.flatMap((operation) => {
    const name = roots[operation];
    return name === undefined ? [] : [`  ${operation}: ${name}`];
  });
  return [`schema {\n${header.join('\n')}\n}`, ...sorted.map((name) => typeText(name, types.get(name)))]
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

function typeText(name: string, type: SchemaType | undefined): string {
  if (type === undefined) return '';
  const { kind, fields, values, members, interfaces } = type;
  const also = interfaces.size === 0 ? '' : ` implements ${[...interfaces].sort().join(' & ')}`;
  const of = members.size === 0 ? '' : ` = ${[...members].sort().join(' | ')}`;
  const lines = kind === 'ENUM' ? [...values].sort() : listed(fields);
  return `${WORDS[kind]} ${name}${also}${of}${lines.length === 0 ? '' : ` {\n  ${lines.join('\n  ')}\n}`}`;
}

/** Fields or arguments with their types, by name: in the order of code units, which is the same on every machine. */
function listed(all: ReadonlyMap<string, Given & Partial<Field>>): string[] {
  return [...all.keys()].sort().map((name) => {
    const { type = '', initial, args } = all.get(name) ?? {};
    const given = args === undefined || args.size === 0 ? '' : `(${listed(args).join(', ')})`;
    return `${name}${given}: ${type}${initial === undefined ? '' : ` = ${initial}`}`;
  });
}
