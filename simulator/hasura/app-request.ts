import { fail, objectAt, parsed, requireKey } from '../project/parse-json.js';
import { AppError } from './app-answers.js';
import { jsonObject } from './graphql.js';

/** A command to the metadata API or the query API of an app. */
export interface Command {
  type: string;
  args: unknown;
  /** 1 unless the command says otherwise. */
  version: unknown;
  /** The version of the metadata that the client wants to replace, if it says so. */
  resourceVersion: unknown;
}

/** Reads the body of a call. Throws `AppError` for what is not a command. */
export function commandIn(body: string): Command {
  const value = jsonObject(body);
  if (!value)
    throw new AppError(400, { path: '$', error: 'Error in $: not a valid json value', code: 'invalid-json' });
  return commandOf(value, '$');
}

export function commandOf(value: unknown, at: string): Command {
  return orRefuse(() => {
    const command = objectAt(value, at);
    requireKey(command, 'type', at);
    requireKey(command, 'args', at);
    const { type, args, version = 1, resource_version: resourceVersion } = command;
    if (typeof type !== 'string') fail('parsing Text failed, expected String', `${at}.type`);
    return { type, args, version, resourceVersion };
  });
}

/** The arguments of a command, which are an object with these keys. Throws `AppError` when they are not. */
export function argsWith(args: unknown, keys: readonly string[], at: string): Record<string, unknown> {
  return orRefuse(() => {
    const given = objectAt(args, at);
    for (const key of keys) requireKey(given, key, at);
    return given;
  });
}

/** The text at a key of the arguments. */
export function textAt(args: Record<string, unknown>, key: string, at: string): string {
  const value = args[key];
  if (typeof value === 'string') return value;
  return orRefuse(() => fail('parsing Text failed, expected String', `${at}.${key}`));
}

/** A switch among the arguments; `undefined` when it is missing or null. */
export function switchAt(args: Record<string, unknown>, key: string, at: string): boolean | undefined {
  const value = args[key] ?? undefined;
  if (value === undefined || typeof value === 'boolean') return value;
  return orRefuse(() => fail('parsing Bool failed, expected Bool', `${at}.${key}`));
}

/** An unknown command. That the path names the type is a guess. */
export function unknownCommand(type: string, at: string): AppError {
  return new AppError(400, {
    path: `${at}.type`,
    error: `unknown metadata command ${type}`,
    code: 'parse-failed',
  });
}

/** Runs a parser, whose refusal is the answer of the app. */
function orRefuse<T>(parse: () => T): T {
  const values: T[] = [];
  const refusal = parsed(() => {
    values.push(parse());
  });
  if (refusal) throw new AppError(400, refusal);
  return values[0] as T;
}
