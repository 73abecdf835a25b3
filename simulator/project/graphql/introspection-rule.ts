import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/** What graphql-js knows of introspection and Hasura does not: newer fields and arguments of the specification. */
export function hasurasIntrospection(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      const parent = context.getParentType()?.name;
      const name = node.name.value;
      if (parent === undefined || !UNKNOWN.has(`${parent}.${name}`)) return;
      context.reportError(
        new GraphQLError(`Cannot query field "${name}" on type "${parent}".`, { nodes: [node] }),
      );
    },
    Argument(node) {
      const parent = context.getParentType()?.name;
      const field = context.getFieldDef()?.name;
      if (node.name.value !== 'includeDeprecated' || !parent?.startsWith('__')) return;
      if (field === undefined || KNOWN.has(`${parent}.${field}`)) return;
      context.reportError(
        new GraphQLError(`Unknown argument "includeDeprecated" on field "${parent}.${field}".`, {
          nodes: [node],
        }),
      );
    },
  };
}

const UNKNOWN = new Set([
  ...['__Type.specifiedByURL', '__Type.isOneOf'],
  ...['__InputValue.isDeprecated', '__InputValue.deprecationReason'],
  ...['__Directive.isDeprecated', '__Directive.deprecationReason'],
]);
/** The fields that can be asked for what is deprecated. */
const KNOWN = new Set(['__Type.fields', '__Type.enumValues']);
