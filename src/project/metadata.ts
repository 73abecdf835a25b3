import { mergeActions } from './actions.js';
import { isIn } from './files.js';
import { type IncludePorts, type Lookup, includePath, withIncludes } from './includes.js';
import type { Layout } from './layout.js';
import {
  type Entry,
  type MapNode,
  type Node,
  Source,
  entriesOf,
  get,
  itemsOf,
  listOf,
  mapOf,
  scalarOf,
  textOf,
  walk,
} from './node.js';
import type { Problem } from './problem.js';
import { parseYaml } from './yaml.js';

/** The metadata of a project: the JSON that `hasura metadata apply` sends, with the place of every value. */
export interface Metadata {
  root: MapNode;
  /** Nothing can be said of what is missing: a part could not be read, or its fault is already found. */
  incomplete: boolean;
  /** Included files that should be read before anything is judged. */
  unread: readonly string[];
  /** The files that the metadata is made of. */
  used: ReadonlySet<string>;
}

/** The keys of a source that Hasura's CLI sends; it drops all others. (known: the CLI's source) */
const SOURCE_KEYS = [
  ...['name', 'kind', 'configuration', 'query_tags', 'customization', 'health_check', 'logical_models'],
  ...['native_queries', 'stored_procedures', 'tables', 'functions'],
];
/** Files whose content is sent as it is: their keys in the metadata, and what an empty file is. (known: the CLI's source) */
const AS_IS: Record<string, { key: string; empty?: 'list' | 'map' }> = {
  remote_schemas: { key: 'remote_schemas', empty: 'list' },
  query_collections: { key: 'query_collections', empty: 'list' },
  allow_list: { key: 'allowlist', empty: 'list' },
  cron_triggers: { key: 'cron_triggers', empty: 'list' },
  rest_endpoints: { key: 'rest_endpoints', empty: 'list' },
  inherited_roles: { key: 'inherited_roles', empty: 'list' },
  network: { key: 'network', empty: 'map' },
  api_limits: { key: 'api_limits', empty: 'map' },
  opentelemetry: { key: 'opentelemetry', empty: 'map' },
  backend_configs: { key: 'backend_configs', empty: 'map' },
  metrics_config: { key: 'metrics_config' },
  graphql_schema_introspection: { key: 'graphql_schema_introspection', empty: 'map' },
};
/** The keys that the CLI sends of these objects. */
const KEPT: Record<string, readonly string[]> = {
  network: ['tls_allowlist'],
  api_limits: ['disabled', 'rate_limit', 'depth_limit', 'node_limit', 'time_limit', 'batch_limit'],
};

/** Projects with hundreds of tables have 50,000 values. */
const MOST_INCLUDED = 1_000_000;

/** Reads the metadata folder of a project. */
export function metadataOf(layout: Layout, lookup: Lookup, problems: Problem[]): Metadata {
  return new Reading(layout, lookup, problems).read();
}

class Reading {
  readonly #layout: Layout;
  readonly #lookup: Lookup;
  readonly #problems: Problem[];
  readonly #used = new Set<string>();
  readonly #unread = new Set<string>();
  readonly #parsed = new Map<Source, Node | undefined>();
  readonly #failed = new Set<Source>();
  /** How many values includes may bring in all. */
  readonly #left = { values: MOST_INCLUDED };
  #incomplete = false;

  constructor(layout: Layout, lookup: Lookup, problems: Problem[]) {
    this.#layout = layout;
    this.#lookup = lookup;
    this.#problems = problems;
  }

  read(): Metadata {
    const { metadataFile, config } = this.#layout;
    const none = mapOf({ source: config, offset: 0 }, []);
    const root = metadataFile === undefined ? this.#folder(none) : this.#wholeFile(metadataFile, none);
    return { root, incomplete: this.#incomplete, unread: [...this.#unread], used: this.#used };
  }

  /** The whole metadata in one file. YAML includes JSON. */
  #wholeFile(file: string, none: MapNode): MapNode {
    const root = this.#file(file);
    if (root?.kind === 'map') return root;
    // What could not be read is reported as that.
    if (!this.#incomplete)
      this.#problems.push({
        rule: 'metadata-missing',
        at: { source: this.#layout.config, offset: 0 },
        what: `There is no metadata in the file ${file}.`,
      });
    this.#incomplete = true;
    return none;
  }

  #folder(none: MapNode): MapNode {
    const { metadata: folder, version } = this.#layout;
    if (folder === undefined) {
      this.#incomplete = true;
      return none;
    }
    const at = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
    const isV2 = version === 2;
    const versionFile = this.#file(at('version.yaml'));
    const number = get(versionFile, 'version');
    const right = isV2 ? 2 : 3;
    const databases = at('databases/databases.yaml');
    const sources = isV2 ? this.#onlySource(at) : this.#sources(databases, at('databases'));
    const isUnknown = this.#isUnknown(databases);
    if (number !== undefined && !isUnknown && !isV2 && sources?.kind !== 'list')
      this.#problems.push({
        rule: 'sources-missing',
        at: sources ?? versionFile ?? none,
        what:
          sources === undefined
            ? `There is no databases/databases.yaml in the folder ${folder === '' ? '.' : folder}, or it is empty.`
            : 'databases.yaml is not a list of databases.',
      });
    if (number === undefined && sources === undefined && !isUnknown && !this.#isUnknown(at('version.yaml')))
      this.#problems.push({
        rule: 'metadata-missing',
        at: { source: this.#layout.config, offset: 0 },
        what: `There is no metadata in the folder ${folder === '' ? '.' : folder}.`,
      });
    else if (
      !this.#isUnknown(at('version.yaml')) &&
      (number?.kind !== 'scalar' || Number(number.value) !== right)
    )
      this.#problems.push({
        rule: 'metadata-version',
        at: number ?? versionFile ?? { source: new Source(at('version.yaml'), ''), offset: 0 },
        what: `version.yaml must say version: ${String(right)}.`,
      });
    const found: [string, Node | undefined][] = [
      ['version', scalarOf(number ?? none, right)],
      ['sources', sources ?? listOf(none, [])],
    ];
    for (const [name, { key, empty }] of Object.entries(AS_IS)) {
      const content = this.#content(at(`${name}.yaml`), empty);
      if (content === undefined) continue;
      this.#reportIncludes(content);
      found.push([key, this.#kept(key, content)]);
    }
    const { actions, customTypes } = this.#actions(at('actions.yaml'), at('actions.graphql'));
    found.push(['actions', actions], ['custom_types', customTypes]);
    return mapOf(sources ?? none, found);
  }

  /** The content of a file that may be empty, or say null. */
  #content(path: string, empty: 'list' | 'map' | undefined): Node | undefined {
    const source = this.#lookup(path);
    const content = this.#file(path);
    if (typeof source === 'string' || this.#failed.has(source)) return content;
    // The server does not accept metrics_config without keys, so the CLI leaves it out.
    if (empty === undefined) return entriesOf(content).length === 0 ? undefined : content;
    if (content !== undefined && !(content.kind === 'scalar' && content.value === null)) return content;
    const at = { source, offset: 0 };
    return empty === 'list' ? listOf(at, []) : mapOf(at, []);
  }

  /** Whether a file is there, and its content is not known. */
  #isUnknown(path: string): boolean {
    const source = this.#lookup(path);
    return (
      source === 'unreadable' ||
      source === 'unread' ||
      (typeof source !== 'string' && this.#failed.has(source))
    );
  }

  /** The content of a YAML file; `undefined` if there is none, or if it could not be read. */
  #file(path: string): Node | undefined {
    const source = this.#lookup(path);
    if (source === 'unreadable' || source === 'unread') this.#incomplete = true;
    if (source === 'unread') this.#unread.add(path);
    if (typeof source === 'string') return undefined;
    this.#used.add(path);
    return this.#parse(source);
  }

  #parse(source: Source): Node | undefined {
    if (this.#parsed.has(source)) return this.#parsed.get(source);
    const before = this.#problems.length;
    const node = parseYaml(source, this.#problems);
    if (node === undefined && this.#problems.length > before) {
      this.#incomplete = true;
      this.#failed.add(source);
    }
    this.#parsed.set(source, node);
    return node;
  }

  #sources(file: string, folder: string): Node | undefined {
    const list = this.#file(file);
    if (list?.kind !== 'list') return list;
    return listOf(
      list,
      list.items.map((source) => this.#source(source, folder)),
    );
  }

  #source(source: Node, folder: string): Node {
    if (source.kind !== 'map') return source;
    const name = textOf(get(source, 'name'));
    const entries = new Map<string, Entry>();
    for (const [key, entry] of source.entries) {
      if (!SOURCE_KEYS.includes(key)) {
        this.#problems.push({
          rule: 'key-dropped',
          at: entry.at,
          what: `${key} of the database ${name ?? ''} is not sent to Hasura.`,
          ...(name === undefined ? {} : { object: name }),
        });
        continue;
      }
      if (key === 'tables' || key === 'functions') {
        const { node, complete } = withIncludes(entry.value, folder, this.#includePorts());
        if (!complete) this.#incomplete = true;
        if (node !== undefined) entries.set(key, { at: entry.at, value: node });
      } else {
        this.#reportIncludes(entry.value);
        entries.set(key, entry);
      }
    }
    // The CLI sends these in any case.
    for (const [key, value] of Object.entries({ name: '', kind: '', configuration: null, tables: null }))
      if (get(source, key) === undefined)
        entries.set(key, { at: entries.get(key)?.at ?? source, value: scalarOf(source, value) });
    return { ...source, entries };
  }

  /** Config v2 has one database, whose tables and functions lie beside the other files. */
  #onlySource(at: (name: string) => string): Node | undefined {
    const [tables, functions] = [this.#file(at('tables.yaml')), this.#file(at('functions.yaml'))];
    const place = tables ?? functions;
    if (place === undefined) return undefined;
    return listOf(place, [
      mapOf(place, [
        ['name', scalarOf(place, 'default')],
        ['kind', scalarOf(place, 'postgres')],
        ['tables', tables ?? listOf(place, [])],
        ['functions', functions],
      ]),
    ]);
  }

  #includePorts(): IncludePorts {
    return {
      lookup: this.#lookup,
      parse: (source) => this.#parse(source),
      failed: (source) => this.#failed.has(source),
      problems: this.#problems,
      folders: [this.#layout.directory, this.#layout.metadata ?? this.#layout.directory],
      left: this.#left,
      included: this.#used,
      unread: this.#unread,
    };
  }

  /** Elsewhere, Hasura's CLI does not resolve includes. */
  #reportIncludes(node: Node): void {
    walk(node, (value) => {
      const isText = value.kind === 'scalar' && typeof value.value === 'string';
      if (!isText || (value.include !== true && !/^\s*!include\s/.test(String(value.value)))) return;
      this.#problems.push({
        rule: 'include-elsewhere',
        at: value,
        what: `The include of ${includePath(value) ?? ''} is not resolved here, so Hasura gets the text itself.`,
      });
    });
  }

  #kept(key: string, node: Node): Node {
    const kept = KEPT[key];
    if (kept === undefined || node.kind !== 'map') return node;
    for (const [name, { at }] of entriesOf(node))
      if (!kept.includes(name))
        this.#problems.push({ rule: 'key-dropped', at, what: `${name} of ${key} is not sent to Hasura.` });
    return { ...node, entries: new Map([...node.entries].filter(([name]) => kept.includes(name))) };
  }

  #actions(yamlFile: string, sdlFile: string): { actions?: Node; customTypes?: Node } {
    const [yaml, sdl] = [this.#lookup(yamlFile), this.#lookup(sdlFile)];
    for (const [path, found] of [
      [yamlFile, yaml],
      [sdlFile, sdl],
    ] as const) {
      if (found === 'unread') this.#unread.add(path);
      if (found === 'unread' || found === 'unreadable') this.#incomplete = true;
      if (typeof found !== 'string') this.#used.add(path);
    }
    if (typeof yaml === 'string' || typeof sdl === 'string') {
      const [there, missing] = typeof yaml === 'string' ? [sdl, 'actions.yaml'] : [yaml, 'actions.graphql'];
      if (typeof there !== 'string' && (yaml === 'absent' || sdl === 'absent')) {
        const { text } = there;
        const content = missing === 'actions.graphql' ? this.#parse(there) : undefined;
        const some =
          missing === 'actions.yaml' ? text.trim() !== '' : itemsOf(get(content, 'actions')).length > 0;
        if (some)
          this.#problems.push({
            rule: 'actions-file-missing',
            at: { source: there, offset: 0 },
            what: `There is no ${missing}, so no action and no custom type is sent to Hasura.`,
          });
      }
      return {};
    }
    const content = this.#parse(yaml);
    if (content !== undefined) this.#reportIncludes(content);
    const { complete, ...merged } = mergeActions(content, sdl, this.#problems);
    if (!complete) this.#incomplete = true;
    // Without one of the two files, nothing of an action is known.
    return complete && !this.#failed.has(yaml) ? merged : {};
  }
}

/** The files below the folders of the databases that no file includes, so that Hasura never sees them. */
export function unusedFiles(layout: Layout, metadata: Metadata, paths: readonly string[]): string[] {
  if (layout.metadata === undefined || layout.version !== 3 || layout.metadataFile !== undefined) return [];
  const folder = `${layout.metadata === '' ? '' : `${layout.metadata}/`}databases`;
  return paths.filter(
    (path) =>
      isIn(folder, path) &&
      /\.(?:yaml|yml)$/.test(path) &&
      path.split('/').length > folder.split('/').length + 1 &&
      !metadata.used.has(path),
  );
}
