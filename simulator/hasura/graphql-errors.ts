import { Kind, type ASTNode, type DocumentNode, type GraphQLError, type SelectionSetNode } from 'graphql';

/** An error as Hasura shows it. */
export interface HasuraError {
  message: string;
  extensions: { path: string; code: string };
}

/** Words an error of graphql-js as Hasura does, as far as Hasura's messages are known. */
export function inHasurasWords(error: GraphQLError, document: DocumentNode): HasuraError {
  for (const [pattern, code, words] of WORDINGS) {
    const match = pattern.exec(error.message);
    if (match)
      return { message: words(match), extensions: { path: pathTo(error.nodes?.[0], document), code } };
  }
  return {
    message: error.message,
    extensions: { path: pathTo(error.nodes?.[0], document), code: VALIDATION },
  };
}

const VALIDATION = 'validation-failed';

const WORDINGS: readonly (readonly [RegExp, string, (match: RegExpExecArray) => string])[] = [
  [/(invalid input syntax for type uuid: .*)$/s, 'data-exception', ([, text]) => `${text}`],
  [
    /^Cannot query field "(.+?)" on type "(.+?)"/,
    VALIDATION,
    ([, f, t]) => `field "${f}" not found in type: '${t}'`,
  ],
  [
    /^Unknown argument "(.+?)" on field "(?:.+?\.)?(.+?)"/,
    VALIDATION,
    ([, a, f]) => `'${f}' has no argument named '${a}'`,
  ],
  [
    /^Variable "\$(.+?)" of type "(.+?)" used in position expecting type "(.+?)"/,
    VALIDATION,
    ([, v, is, wanted]) => `variable '${v}' is declared as '${is}', but used where '${wanted}' is expected`,
  ],
  [/^Unknown type "(.+?)"/, VALIDATION, ([, t]) => `no such type exists in the schema: '${t}'`],
  [
    /^Variable "\$(.+?)" of (?:required|non-null) type/,
    VALIDATION,
    ([, v]) => `expecting a value for non-nullable variable: "${v}"`,
  ],
  [
    /^Field "(.+?)" of type .+ must have a selection of subfields/,
    VALIDATION,
    ([, f]) => `missing selection set for '${f}'`,
  ],
  [
    /^Field "(.+?)" must not have a selection/,
    VALIDATION,
    ([, f]) => `unexpected subselection set for non-object field '${f}'`,
  ],
  // graphql-js repeats the value, which may be a secret; Hasura does not.
  [/^Variable "\$(.+?)" got invalid value /, VALIDATION, ([, v]) => `unexpected value for variable '${v}'`],
];

/** `$.selectionSet.projects.selectionSet.jobs`: the path to a node through the fields around it. */
function pathTo(node: ASTNode | undefined, document: DocumentNode): string {
  if (node === undefined) return '$';
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION)
      continue;
    const path = fieldsTo(node, definition.selectionSet);
    if (path) return `$${path}`;
  }
  return '$';
}

function fieldsTo(node: ASTNode, within: SelectionSetNode | undefined): string | undefined {
  for (const selection of within?.selections ?? []) {
    const step = selection.kind === Kind.FIELD ? `.selectionSet.${selection.name.value}` : '';
    if (contains(selection, node)) return step;
    const deeper = 'selectionSet' in selection ? fieldsTo(node, selection.selectionSet) : undefined;
    if (deeper !== undefined && deeper !== '') return `${step}${deeper}`;
  }
  return undefined;
}

/** Whether the node is the field itself or part of its arguments. */
function contains(selection: ASTNode, node: ASTNode): boolean {
  if (selection === node) return true;
  const [at, within] = [node.loc, selection.loc];
  if (!at || !within || at.start < within.start || at.end > within.end) return false;
  const nested =
    'selectionSet' in selection ? (selection.selectionSet as SelectionSetNode | undefined)?.loc : undefined;
  return nested === undefined || at.start < nested.start;
}
