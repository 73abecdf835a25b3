import { folderOfPath, isIn, pathFrom } from './files.js';
import { type Node, type Source, scalarOf, walk } from './node.js';
import type { Problem } from './problem.js';

/** A file of the project: its text; that there is none; that it could not be read; or that nobody has read it yet. */
export type Lookup = (path: string) => Source | 'absent' | 'unreadable' | 'unread';

export interface IncludePorts {
  lookup: Lookup;
  /** Parses a file once, however often it is included. */
  parse: (source: Source) => Node | undefined;
  /** Whether a file that is parsed to nothing has a fault; otherwise it is empty. */
  failed: (source: Source) => boolean;
  problems: Problem[];
  /** The folders of the project: an include that leaves them is not read. */
  folders: readonly string[];
  /** How many more values includes may bring: files that include each other many times would never end. */
  left: { values: number };
  /** Collects the files that were included. */
  included: Set<string>;
  /** Collects the files that should be read first. */
  unread: Set<string>;
}

/** A value with its includes filled in. `complete`: nothing of it is unknown. */
export interface Filled {
  node: Node | undefined;
  complete: boolean;
}

/** Includes nested deeper than this do not end by themselves, or are meant to be slow. */
const DEEPEST = 20;

/**
 * Fills in the includes below a value, as Hasura's CLI does below `tables` and `functions`: a tagged value, or any text
 * that contains "!include", names a file from the folder of the file that it is in. What is no .yaml file becomes its
 * text.
 * @param folder the folder from which the first files are named
 */
export function withIncludes(node: Node, folder: string, ports: IncludePorts): Filled {
  return filled(node, folder, [], ports, true);
}

/** @param isPart whether a table, a list or the like belongs here, and no text */
function filled(
  node: Node,
  folder: string,
  open: readonly string[],
  ports: IncludePorts,
  isPart: boolean,
): Filled {
  switch (node.kind) {
    case 'scalar': {
      const path = includePath(node);
      return path === undefined
        ? { node, complete: true }
        : included(node, { path, folder, open, isPart }, ports);
    }
    case 'list': {
      if (!includes(node)) return { node, complete: true };
      const items = node.items.map((item) => filled(item, folder, open, ports, isPart));
      return {
        node: {
          ...node,
          items: items.map((one) => one.node).filter((one) => one !== undefined),
          ...(items.some((one) => one.node === undefined) ? { unknown: true } : {}),
        },
        complete: items.every(({ complete }) => complete),
      };
    }
    case 'map': {
      if (!includes(node)) return { node, complete: true };
      let complete = true;
      const entries = new Map(
        [...node.entries].map(([key, entry]) => {
          const value = filled(entry.value, folder, open, ports, PARTS.test(key));
          complete &&= value.complete;
          const unknown = scalarOf(entry.value, null, { unknown: true });
          return [key, { at: entry.at, value: value.node ?? unknown }] as const;
        }),
      );
      return { node: { ...node, entries }, complete };
    }
    default:
      return node satisfies never;
  }
}

const sizes = new WeakMap<Node, number>();

/** How many values a file has. */
function sizeOf(node: Node): number {
  const known = sizes.get(node);
  if (known !== undefined) return known;
  let size = 0;
  walk(node, () => (size += 1));
  sizes.set(node, size);
  return size;
}

/** Whether something below a value includes a file. Most values have nothing of the kind, and stay as they are. */
function includes(node: Node): boolean {
  if (node.kind === 'scalar') return includePath(node) !== undefined;
  if (node.kind === 'list') return node.items.some(includes);
  for (const { value } of node.entries.values()) if (includes(value)) return true;
  return false;
}

/**
 * The file that a value includes: all of a text that follows its first space, without quotes around it; `undefined` for
 * other values. (known: the CLI's source)
 */
export function includePath(node: Node): string | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  if (node.include === true) return node.value;
  if (!node.value.includes('!include')) return undefined;
  const space = node.value.indexOf(' ');
  let [start, end] = [space < 0 ? node.value.length : space + 1, node.value.length];
  while (node.value[start] === '"') start += 1;
  while (end > start && node.value[end - 1] === '"') end -= 1;
  return node.value.slice(start, end);
}

/** Keys of tables and functions whose values are maps or lists. */
const PARTS =
  /^(?:table|permission|using|configuration|function|definition|.*_(?:permissions|relationships|fields|triggers))$/;

function included(
  node: Node,
  { path, folder, open, isPart }: { path: string; folder: string; open: readonly string[]; isPart: boolean },
  ports: IncludePorts,
): Filled {
  const { lookup, problems, folders } = ports;
  const problem = (rule: Problem['rule'], what: string, missing?: string): Filled => {
    problems.push({ rule, at: node, what, ...(missing === undefined ? {} : { missing }) });
    return { node: undefined, complete: false };
  };
  // The CLI reads the folder itself, and fails.
  if (path === '') return problem('include-missing', 'A text with !include names no file behind a space.');
  // An absolute path stays below the folder, because the CLI joins the two.
  const file = pathFrom(folder, path.replace(/^\/+/, ''));
  if (file === undefined || !folders.some((one) => isIn(one, file)))
    return problem('include-outside', `The include ${path} leaves the project, so it was not read.`);
  if (open.includes(file)) return problem('include-cycle', `The include ${path} leads back to itself.`);
  if (open.length >= DEEPEST) return problem('not-checked', `The include ${path} is nested too deeply.`);
  const source = lookup(file);
  if (source === 'unread') {
    ports.unread.add(file);
    return { node: undefined, complete: false };
  }
  ports.included.add(file);
  if (source === 'absent')
    return problem('include-missing', `The included file ${path} does not exist.`, file);
  if (source === 'unreadable') return { node: undefined, complete: false };
  if (!file.endsWith('.yaml')) {
    if (isPart)
      problems.push({
        rule: 'include-not-yaml',
        at: node,
        what: `The included file ${path} does not end in .yaml, so Hasura takes it as a text.`,
      });
    return { node: scalarOf(node, source.text, isPart ? { unknown: true } : {}), complete: !isPart };
  }
  const content = ports.parse(source);
  if (content === undefined && ports.failed(source)) return { node: undefined, complete: false };
  if (content === undefined) return { node: scalarOf(node, null), complete: true };
  ports.left.values -= sizeOf(content);
  if (ports.left.values < 0)
    return problem('not-checked', 'The includes bring too many values to check them.');
  return filled(content, folderOfPath(file), [...open, file], ports, isPart);
}
