import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  GraphQLError,
  type InputValueDefinitionNode,
  Kind,
  type StringValueNode,
  parse,
  print,
} from 'graphql';
import {
  type At,
  type Entry,
  type MapNode,
  type Node,
  type Source,
  entriesOf,
  get,
  itemsOf,
  listOf,
  mapOf,
  scalarOf,
  textOf,
} from './node.js';
import type { Problem } from './problem.js';

/** What the CLI takes of an action from actions.yaml; the rest comes from actions.graphql. (known: the CLI's source) */
const ACTION_KEYS = ['comment', 'permissions'];
const DEFINITION_KEYS = [
  ...['kind', 'handler', 'forward_client_headers', 'headers', 'timeout'],
  ...['request_transform', 'response_transform'],
];
/** In actions.yaml of older projects; actions.graphql has them. */
const IN_SDL = ['type', 'arguments', 'output_type'];
const LONGEST_SDL = 1_000_000;
const MOST_TOKENS = 200_000;

/** The actions and custom types that the CLI sends; `complete`: nothing of them is unknown. */
export interface MergedActions {
  actions?: Node;
  customTypes?: Node;
  complete: boolean;
}

/**
 * Merges actions.yaml with actions.graphql as Hasura's CLI does: names, arguments and types come from the SDL, the
 * handler and the permissions from the YAML file.
 */
export function mergeActions(yaml: Node | undefined, sdl: Source, problems: Problem[]): MergedActions {
  // Blanks are no error; comments alone are one. (known: the CLI's source)
  const definitions = sdl.text.trim() === '' ? [] : parsed(sdl, problems);
  if (definitions === undefined) return { complete: false };
  return new Merging(yaml, sdl, problems).merge(definitions);
}

function parsed(sdl: Source, problems: Problem[]): readonly DefinitionNode[] | undefined {
  try {
    if (sdl.text.length > LONGEST_SDL) throw new RangeError('too large');
    return parse(sdl.text, { maxTokens: MOST_TOKENS }).definitions;
  } catch (error) {
    const at = {
      source: sdl,
      offset: (error instanceof GraphQLError ? error.positions?.[0] : undefined) ?? 0,
    };
    problems.push(
      error instanceof GraphQLError && !error.message.includes('tokens')
        ? { rule: 'sdl-syntax', at, what: `The file is not valid GraphQL: ${error.message}` }
        : { rule: 'not-checked', at, what: 'The file could not be checked: it is too large.' },
    );
    return undefined;
  }
}

type TypeKind = 'scalars' | 'enums' | 'input_objects' | 'objects';

class Merging {
  readonly #yaml: Node | undefined;
  readonly #sdl: Source;
  readonly #problems: Problem[];
  readonly #actions: Node[] = [];
  readonly #types: Record<TypeKind, Node[]> = { scalars: [], enums: [], input_objects: [], objects: [] };
  readonly #names = new Set<string>();

  constructor(yaml: Node | undefined, sdl: Source, problems: Problem[]) {
    this.#yaml = yaml;
    this.#sdl = sdl;
    this.#problems = problems;
  }

  merge(definitions: readonly DefinitionNode[]): MergedActions {
    for (const definition of definitions) this.#define(definition);
    this.#reportMissing();
    const start = { source: this.#sdl, offset: 0 };
    const types = Object.entries(this.#types).map(([kind, nodes]) => [kind, listOf(start, nodes)] as const);
    return {
      ...(this.#actions.length > 0 ? { actions: listOf(start, this.#actions) } : {}),
      ...(types.some(([, { items }]) => items.length > 0) ? { customTypes: mapOf(start, types) } : {}),
      complete: true,
    };
  }

  #define(node: DefinitionNode): void {
    const at = this.#at(node);
    if ('directives' in node)
      this.#reportDirectives(node.directives as readonly ConstDirectiveNode[] | undefined);
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION: {
        const { value: name } = node.name;
        for (const field of node.fields ?? []) this.#reportDirectives(field.directives);
        if (name === 'Query' || name === 'Mutation')
          for (const field of node.fields ?? []) this.#action(field, name.toLowerCase());
        else if (node.kind === Kind.OBJECT_TYPE_EXTENSION)
          this.#report('sdl-refused', at, `Hasura's CLI does not accept "extend type ${name}".`);
        else this.#type('objects', name, at, node.description, ['fields', this.#members(node.fields)]);
        return;
      }
      case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
        for (const field of node.fields ?? []) this.#reportDirectives(field.directives);
        this.#type('input_objects', node.name.value, at, node.description, [
          'fields',
          this.#members(node.fields),
        ]);
        return;
      }
      case Kind.SCALAR_TYPE_DEFINITION:
        this.#type('scalars', node.name.value, at, node.description);
        return;
      case Kind.ENUM_TYPE_DEFINITION: {
        const values = (node.values ?? []).map((value) => {
          const place = this.#at(value);
          this.#reportDirectives(value.directives);
          return mapOf(place, [
            ['value', scalarOf(place, value.name.value)],
            ['description', description(place, value.description)],
          ]);
        });
        this.#type('enums', node.name.value, at, node.description, [
          'values',
          values.length === 0 ? undefined : listOf(at, values),
        ]);
        return;
      }
      case Kind.UNION_TYPE_DEFINITION:
        this.#report('sdl-refused', at, `Hasura's CLI does not accept the union ${node.name.value}.`);
        return;
      case Kind.SCHEMA_DEFINITION:
        this.#report('sdl-refused', at, 'Hasura\'s CLI does not accept "schema { … }".');
        return;
      case Kind.INTERFACE_TYPE_DEFINITION:
        this.#report('sdl-dropped', at, `The interface ${node.name.value} is not sent to Hasura.`);
        return;
      case Kind.DIRECTIVE_DEFINITION:
      case Kind.DIRECTIVE_EXTENSION:
      case Kind.ENUM_TYPE_EXTENSION:
      case Kind.FRAGMENT_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_EXTENSION:
      case Kind.OPERATION_DEFINITION:
      case Kind.SCALAR_TYPE_EXTENSION:
      case Kind.SCHEMA_EXTENSION:
      case Kind.UNION_TYPE_EXTENSION:
        // (known: the CLI's helper makes nothing of these, and then reads the name of it)
        this.#report('sdl-refused', at, `Hasura's CLI does not accept this part of the file (${node.kind}).`);
        return;
      default:
        node satisfies never;
    }
  }

  #action(field: FieldDefinitionNode, type: string): void {
    const at = this.#at(field);
    const { value: name } = field.name;
    this.#names.add(name);
    const own = ownOf(get(this.#yaml, 'actions'), name);
    if (own === undefined)
      this.#report(
        'action-not-in-yaml',
        at,
        `The action ${name} is not in actions.yaml, so it has no handler.`,
        name,
      );
    for (const argument of field.arguments ?? []) this.#reportDirectives(argument.directives);
    const definition = entriesOf(get(own, 'definition'));
    const kept = definition.filter(
      ([key, { value }]) => DEFINITION_KEYS.includes(key) && !isLeftOut(key, value),
    );
    const dropped = [
      ...definition.filter(([key]) => !DEFINITION_KEYS.includes(key) && !IN_SDL.includes(key)),
      ...entriesOf(own).filter(
        ([key]) => !ACTION_KEYS.includes(key) && key !== 'name' && key !== 'definition',
      ),
    ];
    for (const [key, entry] of dropped)
      this.#report('key-dropped', entry.at, `${key} of the action ${name} is not sent to Hasura.`, name);
    const place = own ?? at;
    this.#actions.push(
      withEntries(mapOf(place, [['name', scalarOf(at, name)]]), [
        [
          'definition',
          {
            at: place,
            value: withEntries(
              mapOf(get(own, 'definition') ?? place, [
                ['kind', scalarOf(place, '')],
                ['handler', scalarOf(place, '')],
                ['type', scalarOf(at, type)],
                ['arguments', this.#members(field.arguments)],
                ['output_type', scalarOf(this.#at(field.type), print(field.type))],
              ]),
              kept,
            ),
          },
        ],
        ...entriesOf(own).filter(([key, { value }]) => ACTION_KEYS.includes(key) && !isLeftOut(key, value)),
      ]),
    );
  }

  #type(
    kind: TypeKind,
    name: string,
    at: At,
    described: StringValueNode | undefined,
    more?: readonly [string, Node | undefined],
  ): void {
    const own = ownOf(get(this.#yaml, 'custom_types', kind), name);
    // A type that is listed in the YAML file loses its description in the SDL, even if it has none there.
    const words = own === undefined ? described && description(at, described) : get(own, 'description');
    this.#types[kind].push(
      mapOf(at, [
        ['name', scalarOf(at, name)],
        ['description', words],
        ...(more === undefined ? [] : [more]),
        ['relationships', entriesOf(own).find(([key]) => key === 'relationships')?.[1].value],
      ]),
    );
  }

  /** Fields or arguments; an empty list is left out. */
  #members(nodes: readonly (FieldDefinitionNode | InputValueDefinitionNode)[] = []): Node | undefined {
    const [first] = nodes;
    if (first === undefined) return undefined;
    return listOf(
      this.#at(first),
      nodes.map((node) => this.#member(node)),
    );
  }

  /** A field or an argument. */
  #member(node: FieldDefinitionNode | InputValueDefinitionNode): Node {
    const at = this.#at(node);
    return mapOf(at, [
      ['name', scalarOf(at, node.name.value)],
      ['type', scalarOf(this.#at(node.type), print(node.type))],
      ['description', description(at, node.description)],
    ]);
  }

  #reportDirectives(directives: readonly ConstDirectiveNode[] | undefined): void {
    for (const directive of directives ?? [])
      this.#report(
        'sdl-dropped',
        this.#at(directive),
        `The directive @${directive.name.value} is not sent to Hasura.`,
      );
  }

  /** What actions.yaml lists and the SDL does not have. */
  #reportMissing(): void {
    for (const action of itemsOf(get(this.#yaml, 'actions'))) {
      const name = textOf(get(action, 'name'));
      if (name !== undefined && !this.#names.has(name))
        this.#report('action-not-in-sdl', action, `The action ${name} is not in actions.graphql.`, name);
    }
    for (const [kind, nodes] of Object.entries(this.#types)) {
      const names = new Set(nodes.map((node) => textOf(get(node, 'name'))));
      for (const type of itemsOf(get(this.#yaml, 'custom_types', kind))) {
        const name = textOf(get(type, 'name'));
        if (name !== undefined && !names.has(name))
          this.#report(
            'type-not-in-sdl',
            type,
            `The custom type ${name} is not among the ${kind} of actions.graphql.`,
            name,
          );
      }
    }
  }

  #report(rule: Problem['rule'], at: At, what: string, object?: string): void {
    this.#problems.push({ rule, at, what, ...(object === undefined ? {} : { object }) });
  }

  /** The place of a node's name: the node itself begins with its description. */
  #at(node: Placed & { name?: Placed | undefined }): At {
    return { source: this.#sdl, offset: (node.name ?? node).loc?.start ?? 0 };
  }
}

interface Placed {
  loc?: { start: number } | undefined;
}

function withEntries(node: MapNode, entries: readonly (readonly [string, Entry])[]): MapNode {
  return { ...node, entries: new Map([...node.entries, ...entries]) };
}

function description(at: At, node: StringValueNode | undefined): Node {
  return scalarOf(at, node?.value.trim() ?? null);
}

/** What actions.yaml lists under a name: the last one counts. */
function ownOf(list: Node | undefined, name: string): Node | undefined {
  return itemsOf(list).findLast((item) => textOf(get(item, 'name')) === name);
}

/** Values that the CLI does not send: Go's zero values, and null where it keeps a text. */
function isLeftOut(key: string, node: Node): boolean {
  if (node.kind !== 'scalar') return false;
  if (key === 'forward_client_headers') return node.value !== true;
  if (key === 'timeout') return node.value === null || node.value === 0;
  return ['kind', 'handler', 'comment'].includes(key) && node.value === null;
}
