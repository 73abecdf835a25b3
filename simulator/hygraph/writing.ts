import type { GraphQLResolveInfo } from 'graphql';
import { Refused } from './answers.js';
import type { Action, Entry } from './model.js';
import { may } from './permissions.js';
import { seen } from './reading.js';
import type { Session } from './session.js';

export interface WriteArguments {
  where?: { id?: string | null };
  data?: Record<string, unknown>;
  upsert?: { create: Record<string, unknown>; update: Record<string, unknown> };
  to?: string[];
  from?: string[];
}

/** Carries out one mutation, or refuses it in one of two forms: where the entry exists, and where it does not. */
export function writeField(
  session: Session,
  model: string,
  args: WriteArguments,
  info: GraphQLResolveInfo,
): object | null {
  const { environment, token } = session;
  const verb = info.fieldName.slice(0, -model.length);
  const own = environment.entries.filter((entry) => entry.model === model && entry.id === args.where?.id);
  const action = (verb === 'upsert' ? (own.length > 0 ? 'update' : 'create') : verb) as Action;
  const stage = { publish: args.to?.[0], unpublish: args.from?.[0] }[verb] ?? 'DRAFT';
  if (!may(environment, token, action, { model, stage, locales: environment.locales.slice(0, 1) })) {
    if (own.length > 0 || action === 'create') throw permissionErrors({ action, model, stage });
    session.refusals.push({ key: String(info.path.key), nullable: true, mutation: true });
    return null;
  }
  const written = WRITES[action](session, { model, own, args });
  for (const entry of [...own, ...written]) session.changed({ model, stage: entry.stage });
  return seen(written[0]);
}

interface Write {
  model: string;
  /** The versions of the entry. */
  own: Entry[];
  args: WriteArguments;
}

/** Each returns the versions that it wrote, or took away. */
const WRITES: Record<Action, (session: Session, write: Write) => Entry[]> = {
  read: () => [],
  create: ({ environment, newId }, { model, args }) => {
    const locale = environment.locales[0] ?? 'en';
    const values = args.data ?? args.upsert?.create ?? {};
    const entry: Entry = { id: newId(), model, stage: 'DRAFT', locale, values };
    environment.entries.push(entry);
    return [entry];
  },
  update: (session, { own, args }) =>
    replace(
      session,
      own.filter(({ stage }) => stage === 'DRAFT'),
      (entry) => ({ ...entry, values: { ...entry.values, ...(args.data ?? args.upsert?.update) } }),
    ),
  delete: (session, { own }) => {
    replace(session, own, () => undefined);
    return own;
  },
  publish: (session, { own, args }) =>
    (args.to ?? []).flatMap((stage) => {
      const drafts = own.filter((entry) => entry.stage === 'DRAFT');
      replace(
        session,
        own.filter((entry) => entry.stage === stage),
        () => undefined,
      );
      const published = drafts.map((entry) => ({ ...entry, stage }));
      session.environment.entries.push(...published);
      return published;
    }),
  unpublish: (session, { own, args }) => {
    const gone = own.filter(({ stage }) => args.from?.includes(stage) === true);
    replace(session, gone, () => undefined);
    return gone;
  },
};

function replace({ environment }: Session, old: Entry[], by: (entry: Entry) => Entry | undefined): Entry[] {
  const written = new Map(old.map((entry) => [entry, by(entry)]));
  environment.entries = environment.entries.flatMap((entry) =>
    written.has(entry) ? (written.get(entry) ?? []) : entry,
  );
  return [...written.values()].filter((entry) => entry !== undefined);
}

function permissionErrors(failed: { action: string; model: string; stage: string }): Refused {
  const extensions = { code: '403', failedActions: [failed] };
  return new Refused(403, {
    data: null,
    errors: [{ message: 'Mutation failed due to permission errors', extensions }],
  });
}
