import { execute, type GraphQLError, type GraphQLResolveInfo, validate } from 'graphql';
import { badRequest, jsonAnswer, Refused } from './answers.js';
import { readField } from './reading.js';
import { type Asked, isMutation } from './request.js';
import { type ContentSchema, contentSchemaOf } from './schema.js';
import type { Session } from './session.js';
import { inHygraphsWords } from './words.js';
import { writeField } from './writing.js';

/** Runs a request on the content of an environment. */
export async function runContent(session: Session, asked: Asked, requestId: string): Promise<Response> {
  const content = contentSchemaOf(session.environment);
  const [invalid] = validate(content.schema, asked.document);
  if (invalid) throw badRequest(inHygraphsWords(invalid));
  const before = session.environment.entries;
  if (isMutation(asked.operation)) session.environment.entries = [...before];
  const { data, errors = [] } = await execute({
    schema: content.schema,
    document: asked.document,
    variableValues: asked.variables,
    operationName: asked.operation.name?.value,
    fieldResolver: (source: unknown, args: Record<string, unknown>, _context, info) =>
      resolve(session, content, { source, args, info }),
  });
  const [trouble] = errors;
  if (trouble) {
    session.environment.entries = before;
    throw troubleOf(trouble);
  }
  return shown(session, { ...data }, requestId);
}

function resolve(
  session: Session,
  { schema, fields }: ContentSchema,
  { source, args, info }: { source: unknown; args: Record<string, unknown>; info: GraphQLResolveInfo },
): unknown {
  const { parentType, fieldName } = info;
  const field = fields.get(fieldName);
  if (parentType === schema.getQueryType())
    // `node` and `entities` find nothing here.
    return field ? readField(session, field, args, info) : null;
  if (parentType === schema.getMutationType() && field) return writeField(session, field.model, args, info);
  return (source as Record<string, unknown> | undefined)?.[fieldName];
}

/** An error that a resolver did not mean is a bug in the simulator; invalid variables come without a path. */
function troubleOf(error: GraphQLError): Error {
  if (error.originalError instanceof Refused) return error.originalError;
  if (error.path) return error.originalError ?? error;
  return badRequest(inHygraphsWords(error));
}

function shown({ refusals, guesses }: Session, data: Record<string, unknown>, requestId: string): Response {
  if (refusals.length === 0) return jsonAnswer(200, { data }, requestId);
  const told = guesses.refusals === 'all' ? refusals : refusals.slice(0, 1);
  const errors = told.map(({ key }) => ({
    message: 'not allowed',
    extensions: { code: '403', path: [key] },
  }));
  for (const { key } of refusals) data[key] = null;
  const hidesAll = guesses.propagatesNull && refusals.some(({ nullable }) => !nullable);
  const whole = guesses.refusalNullsAll || hidesAll;
  // A mutation of an entry that does not exist is a 200 for certain; a read may have another status.
  const status = refusals.every(({ mutation }) => mutation) ? 200 : guesses.readRefusalStatus;
  return jsonAnswer(status, { errors, data: whole ? null : data }, requestId);
}
