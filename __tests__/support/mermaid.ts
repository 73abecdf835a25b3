/** The words that open a block of a sequence diagram, and those that divide it. */
const BLOCKS = new Map([
  ['par', 'and'],
  ['alt', 'else'],
  ['opt', undefined],
  ['loop', undefined],
]);

const SHAPE = String.raw`\["[^"]+"\]|\[[^[\](){}"<>|]+\]|\{[^[\](){}"<>|]+\}`;
const NODE = String.raw`(?!end\b)\w+(?:${SHAPE})?`;
const EDGE = String.raw` (?:-->|-- (?:"[^"]+"|(?!end\b)[\w, ]+) -->) `;
const FLOW = new RegExp(`^${NODE}(?:${EDGE}${NODE})*$`);

/**
 * The mistakes in a diagram, as far as they can be found without Mermaid itself, which is larger than this project.
 * It knows only those parts of flowcharts and sequence diagrams that the documents use.
 */
export function faultsIn(diagram: string): string[] {
  const [head = '', ...rest] = diagram.split('\n').map((line) => line.trim());
  const lines = rest.filter((line) => line !== '');
  if (/^flowchart (?:TD|LR)$/.test(head)) return flowchart(lines);
  if (head === 'sequenceDiagram') return sequence(lines);
  return [`not a type that is known: ${head}`];
}

function flowchart(lines: readonly string[]): string[] {
  const named = new Map<string, number>();
  for (const line of lines)
    for (const [, id = '', shape] of line
      .replace(/-- .*? -->/g, '-->')
      .matchAll(new RegExp(String.raw`(?:^|> )(\w+)(${SHAPE})?`, 'g')))
      named.set(id, (named.get(id) ?? 0) + (shape === undefined ? 0 : 1));
  return [
    ...lines.filter((line) => !FLOW.test(line)).map((line) => `not understood: ${line}`),
    ...[...named].filter(([, times]) => times !== 1).map(([id]) => `not given one text: ${id}`),
  ];
}

function sequence(lines: readonly string[]): string[] {
  const faults: string[] = [];
  const idle = new Set<string>();
  const actors = new Set<string>();
  const open: string[] = [];
  const meet = (...names: readonly string[]): void => {
    for (const name of names) {
      if (!actors.has(name)) faults.push(`not a participant: ${name}`);
      idle.delete(name);
    }
  };
  for (const line of lines) {
    const [word = ''] = line.split(' ');
    const participant = /^participant (\w+) as \S.*$/.exec(line)?.[1];
    const message = /^(\w+)-?->>(\w+): [^;#]+$/.exec(line);
    const note = /^Note over (\w+)(?:,(\w+))?: [^;#]+$/.exec(line);
    if (participant !== undefined) {
      actors.add(participant);
      idle.add(participant);
    } else if (message !== null) meet(message[1] ?? '', message[2] ?? '');
    else if (note !== null) meet(...[note[1], note[2]].filter((name) => name !== undefined));
    else if (line === 'end') {
      if (open.pop() === undefined) faults.push('an end too many');
    } else if (BLOCKS.has(word)) open.push(word);
    else if (BLOCKS.get(open.at(-1) ?? '') !== word) faults.push(`not understood: ${line}`);
  }
  return [
    ...faults,
    ...open.map((word) => `not ended: ${word}`),
    ...[...idle].map((name) => `does nothing: ${name}`),
  ];
}
