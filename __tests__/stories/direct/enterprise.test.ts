import { describe, expect, test } from '@jest/globals';
import { databaseIn } from '../databases/with-databases.js';
import { NAME, type Story } from '../harness.js';
import type { Told } from '../told.js';
import { NOTES, READY, TABLES, push, ready, storiesOfCommits } from './support.js';

const story = storiesOfCommits();
const SERVER = 'https://git.acme.example';
const OURS = 'git.acme.example/123456#42';
const onServer = { gitHubServer: SERVER };

/** The hosts that a run's calls to GitHub went to, with the first part of their paths. */
function askedOf({ calls }: Told): string[] {
  const asked = calls.filter(({ service }) => service === 'github');
  return [...new Set(asked.map(({ url }) => /^https:\/\/[^/]+\/api\/\w+/.exec(url)?.[0] ?? url))].sort();
}

const command = (s: Story, body: string): Promise<Told> =>
  s.run(s.events.issueComment(s.pull, 'created', { author: 'alice', body }));

describe('A repository on GitHub Enterprise Server whose app is built from the commit', () => {
  test('has a preview from the first push to the close, and github.com is never asked', () =>
    story(async (s) => {
      s.github.addCollaborator(s.repository, 'alice', 'write');
      const opened = await s.on('opened');
      expect(ready(opened)).toEqual(READY);
      expect(askedOf(opened)).toEqual([`${SERVER}/api/graphql`, `${SERVER}/api/v3`]);
      expect(s.app().env.get('PREVIEW_APP_OWNER')).toBe(OURS);
      expect(s.comment().body).toContain(`${SERVER}/acme/shop/actions/runs/`);
      expect(s.comment().body + opened.summary + JSON.stringify(opened.outputs)).not.toContain('github.com');
      const [project, comments] = [s.app().id, s.github.commentsOf(s.pull).length];

      push(s, { [NOTES]: 'create table notes (id int);' });
      expect(ready(await s.on('synchronize'))).toEqual(READY);
      expect(await s.server.query(databaseIn(s), TABLES)).toHaveLength(4);
      expect([s.app().id, s.github.commentsOf(s.pull).length]).toEqual([project, comments]);

      expect(ready(await command(s, '/preview rebuild'))).toEqual(READY);
      expect((await s.run(s.events.schedule(s.repository))).exitCode).toBe(0);
      expect(s.standing()).toEqual([NAME]);

      s.github.closePull(s.pull);
      // A workflow that only deletes need not say how apps are built.
      const only = { 'build-from': 'branch', mode: 'delete' };
      expect((await s.on('closed', { with: only })).outputs['status']).toBe('deleted');
      expect([s.standing(), await s.server.made()]).toEqual([[], []]);
    }, onServer));

  test('is another one than that of the same name and id on github.com, whose app it leaves alone', () =>
    story(async (s) => {
      s.seed("a stranger's", { PREVIEW_APP_OWNER: 'github.com/123456#42', PREVIEW_APP_FROM: 'commit' });
      s.server.stripped.add(NAME);
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain('github.com/123456#42');
      s.github.closePull(s.pull);
      await s.on('closed');
      expect(s.standing()).toEqual([NAME]);
    }, onServer));
});
