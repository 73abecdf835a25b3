import * as v from 'valibot';
import { type Operation, projectsByName } from '../../src/hasura/operations.js';
import { type Context, type Fact, type Finding, finding, inShort, once } from './facts.js';

/** Only the number of the account's projects is used. */
export const countProjects: Operation<{ projects: { id: string }[] }> = {
  name: 'countProjects',
  kind: 'query',
  document: 'query countProjects { projects { id } }',
  data: v.object({ projects: v.array(v.object({ id: v.string() })) }),
};

const refusal = once((context: Context) =>
  context.stranger.send(projectsByName, { name: 'preview-probe-nobody' }, context.signal),
);

/** How the service treats tokens. */
export const tokenFacts: Fact[] = [
  {
    id: 'token/refused-status',
    what: 'A made-up token is answered with HTTP 200 and an error',
    source: 'known',
    check: async (context: Context): Promise<Finding> => {
      const reply = await refusal(context);
      return finding(reply.status === 200 && reply.error !== undefined, inShort(reply));
    },
  },
  {
    id: 'token/refused-words',
    what: 'That error is: field "projects" not found in type: \'query_root\'',
    source: 'known',
    check: async (context: Context): Promise<Finding> => {
      const reply = await refusal(context);
      return finding(
        reply.error?.message === 'field "projects" not found in type: \'query_root\'',
        inShort(reply),
      );
    },
  },
  {
    id: 'token/refused-code',
    what: 'Its code is validation-failed',
    source: 'likely',
    check: async (context: Context): Promise<Finding> => {
      const reply = await refusal(context);
      return finding(reply.error?.code === 'validation-failed', inShort(reply));
    },
  },
  {
    id: 'token/accepted',
    what: 'Our token lists the projects of its account (only counted)',
    source: 'known',
    check: async ({ session, signal }: Context): Promise<Finding> => {
      const reply = await session.send(countProjects, {}, signal);
      return reply.data === undefined
        ? finding(false, inShort(reply))
        : finding(true, `projects: ${reply.data.projects.length}, ${reply.ms} ms`);
    },
  },
];
