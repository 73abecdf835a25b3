import { describe, expect, test } from '@jest/globals';
import { NAME, operations } from '../harness.js';
import { READY, ready, storiesOfCommits } from './support.js';

const story = storiesOfCommits();

describe('The post step of a build from the commit', () => {
  test('finds the new project by its id, and gives it its name', () =>
    story(async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const held = await s.startTo('renameTenant: asked', event);
      held.kill();
      const post = await s.post(event, await held.done);
      expect(operations(post.calls)).toContain('updateTenantName');
      expect(s.standing()).toEqual([NAME]);
      expect(post.log.join('\n')).toContain(`The app ${NAME} exists but is not finished. The next push`);
      expect(ready(await s.on('synchronize'))).toEqual(READY);
    }));

  test.each(['kill', 'cancel'] as const)(
    'says that a project may be there under a random name after a %s while it was being created, and does not wait',
    (blow) =>
      story(async (s) => {
        const event = s.events.pullRequest(s.pull, 'opened');
        const held = await s.startTo('createTenant: answered', event);
        held[blow]();
        const post = await s.post(event, await held.done);
        expect(post.log.join('\n')).toContain('the account may have a new project under a random name');
        expect(post.ms).toBeLessThan(30_000);
        expect(operations(post.calls)).not.toContain('deleteTenant');
        const [lost = ''] = s.standing();
        expect(ready(await s.on('synchronize'))).toEqual(READY);
        expect(s.standing()).toEqual([lost, NAME]);
        s.server.stripped.add(lost);
      }),
  );
});
