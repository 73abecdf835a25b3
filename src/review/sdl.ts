import { type DefinitionNode, parse, print } from 'graphql';

const LONGEST = 1_000_000;
const MOST_TOKENS = 200_000;

/**
 * A schema as text in which neither layout nor the order of definitions and fields shows. What does not parse is
 * compared as written.
 */
export function schemaText(text: string): string {
  if (text.length > LONGEST) return text;
  try {
    return parse(text, { maxTokens: MOST_TOKENS, noLocation: true })
      .definitions.map(definitionText)
      .sort()
      .join('\n');
  } catch {
    return text.replace(/\s+/g, ' ').trim();
  }
}

function definitionText(definition: DefinitionNode): string {
  const parts = ['fields', 'values', 'types', 'interfaces', 'arguments'];
  const sorted = Object.fromEntries(
    Object.entries(definition).map(([key, value]: [string, unknown]) => [
      key,
      parts.includes(key) && Array.isArray(value) ? byText(value as DefinitionNode[]) : value,
    ]),
  );
  return print({ ...sorted, description: undefined } as unknown as DefinitionNode);
}

function byText(nodes: readonly DefinitionNode[]): DefinitionNode[] {
  return nodes
    .map((node) => ({ node, text: print(node) }))
    .sort((one, other) => (one.text < other.text ? -1 : 1))
    .map(({ node }) => node);
}
