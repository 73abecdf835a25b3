import { isRecord } from '../../src/lib/record.js';
import { type Context, type Fact, type Finding, finding, inShort } from './facts.js';
import {
  type Need,
  type ToldType,
  UNCERTAIN,
  needs,
  probeRoots,
  probeType,
  readType,
} from './introspection.js';

/** Our documents name these types, so their names matter. Of all other types only the contents matter. */
const NAMED = new Set(['uuid', 'String', 'Int', 'UpdateEnvsObject', 'UpdateEnvObject']);

/** The types as a token sees them, requested one by one. */
class Types {
  /** The service's names for the types that we know, learned on the way down from the roots. */
  readonly #names = new Map<string, string>();
  readonly #told = new Map<string, ToldType | undefined>();
  readonly #context: Context;
  refused: string | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  async begin(): Promise<void> {
    const { session, signal } = this.#context;
    const reply = await session.send(probeRoots, {}, signal);
    const schema = isRecord(reply.data) ? reply.data['__schema'] : undefined;
    if (!isRecord(schema)) {
      this.refused = inShort(reply);
      return;
    }
    for (const [ours, root] of [
      ['query_root', schema['queryType']],
      ['mutation_root', schema['mutationType']],
    ] as const) {
      if (isRecord(root)) this.#names.set(ours, String(root['name']));
    }
    for (const name of NAMED) this.#names.set(name, name);
  }

  async of(ours: string): Promise<{ name: string; type: ToldType } | undefined> {
    const name = this.#names.get(ours);
    if (name === undefined) return undefined;
    if (!this.#told.has(name)) {
      const { session, signal } = this.#context;
      this.#told.set(name, readType((await session.send(probeType, { name }, signal)).data));
    }
    const type = this.#told.get(name);
    return type && { name, type };
  }

  learn(ours: string, theirs: string): void {
    this.#names.set(ours, theirs);
  }
}

const types = new WeakMap<Context, Promise<Types>>();

function typesOf(context: Context): Promise<Types> {
  const known =
    types.get(context) ??
    (async () => {
      const made = new Types(context);
      await made.begin();
      return made;
    })();
  types.set(context, known);
  return known;
}

/** The types, fields and arguments that the action's documents use, as a token sees them. */
export const schemaFacts: Fact[] = [
  {
    id: 'schema/introspection',
    what: 'A token may ask for the types (introspection)',
    source: 'guessed',
    check: async (context: Context): Promise<Finding> => {
      const { refused } = await typesOf(context);
      return finding(refused === undefined, refused ?? 'allowed');
    },
  },
  ...needs.map((need): Fact => ({
    ...described(need),
    check: async (context: Context): Promise<Finding> => check(need, context),
  })),
];

function described(need: Need): Pick<Fact, 'id' | 'what' | 'source'> {
  const { owner, field, argument, kind, hidden } = need;
  const id = `schema/${owner}.${field}${argument === undefined ? '' : `.${argument}`}`;
  if (hidden) return { id, what: `${owner}.${field} is hidden from a token`, source: 'likely' };
  if (kind === 'argument')
    return { id, what: `${owner}.${field} takes ${String(argument)}`, source: 'known' };
  const what = kind === 'field' ? `${owner} has ${field}` : `The input ${owner} takes ${field}`;
  return { id, what, source: field === 'created_at' ? 'likely' : 'known' };
}

async function check(need: Need, context: Context): Promise<Finding> {
  const all = await typesOf(context);
  if (all.refused !== undefined) return { result: 'not checked', seen: 'no introspection' };
  const owner = await all.of(need.owner);
  if (owner === undefined) return finding(false, `no type is told for ${need.owner}`);
  const part = partOf(need, owner.type);
  if (need.hidden) return finding(part === undefined, part === undefined ? 'hidden' : `seen, ${part.type}`);
  if (part === undefined) return finding(false, `${owner.name} has none`);
  all.learn(need.named, NAMED.has(need.named) ? need.named : part.named);
  if (NAMED.has(need.named) && part.named !== need.named)
    return finding(false, `${part.type}, not ${need.type}`);
  const missing = requiredBesides(need, owner.type);
  if (missing.length > 0) return finding(false, `${part.type}; it also demands ${missing.join(', ')}`);
  return finding(true, UNCERTAIN.test(need.named) ? `${part.type} (the name was not known)` : part.type);
}

function partOf(
  { kind, field, argument }: Need,
  type: ToldType,
): { type: string; named: string } | undefined {
  if (kind === 'input field') return own(type.inputFields, field);
  const told = own(type.fields, field);
  return kind === 'argument' ? told && own(told.args, argument ?? '') : told;
}

/** What the service requires but none of our documents provides. */
function requiredBesides({ kind, owner, field }: Need, type: ToldType): string[] {
  if (kind === 'argument') return [];
  const demanded = kind === 'field' ? own(type.fields, field)?.args : type.inputFields;
  const given = needs
    .filter((need) => need.owner === owner && (kind === 'input field' || need.field === field))
    .map((need) => (kind === 'field' ? need.argument : need.field));
  return Object.entries(demanded ?? {})
    .filter(([name, { required }]) => required && !given.includes(name))
    .map(([name]) => name);
}

function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
