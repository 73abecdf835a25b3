import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fullName } from '../../simulator/github/model.js';
import { avatar } from '../github-look/avatars.js';
import { commentBox } from '../github-look/comment-box.js';
import { page } from '../github-look/document.js';
import { escaped } from '../github-look/escape.js';
import { rendered } from '../github-look/markdown.js';
import { annotatedLines } from './annotated-lines.js';
import { runBox } from './run-box.js';
import type { Moment, Story } from './story.js';

const FOLDER = '.demo';

/**
 * Writes the pull request as GitHub would show it, with every version of the comment.
 * @returns the file's path
 */
export async function writePage(story: Story): Promise<string> {
  const { pull, world, workflow } = story;
  const repositoryUrl = `https://github.com/${fullName(world.repository)}`;
  // The simulated apps share one address on this machine; the page shows the addresses that Hasura Cloud would give
  // them.
  const addresses = new RegExp(`${world.origin.replace(/\./g, '\\.')}/apps/([a-z0-9-]+)`, 'g');
  const shown = (text: string): string => text.replace(addresses, 'https://$1.hasura.app');
  const render = (text: string, place: 'comment' | 'summary'): string =>
    rendered(shown(text), place, repositoryUrl);

  const alice = escaped(pull.author.login);
  const versions = story.moments.filter(({ kind }) => kind === 'comment').length;
  const opening = commentBox({
    author: pull.author.login,
    did: 'commented',
    when: clockTime(pull.createdAt),
    marks: ['Author'],
    body: render(pull.body ?? '', 'comment'),
  });
  const body = `<main>
<h1>${escaped(pull.title)} <span>#${String(pull.number)}</span></h1>
<div class="under-title"><span class="state merged">Merged</span> <b>${alice}</b> merged ${String(count(story, 'push'))} commits into <code class="branch">${escaped(pull.base.ref)}</code> from <code class="branch">${escaped(pull.head.ref)}</code></div>
<p class="note"><b>What to look at first:</b> Among other changes, the branch opens the table <code>customers</code> to everyone. The comment says so below the app’s lines, and the line is annotated under “Files changed”. Later, alice closes the table again, and the comment lists nothing to check.</p>
<p class="note">Made by the demo. The action has one comment, which it edits; here each of its ${String(versions)} versions is shown where it was written. The addresses of the simulated apps are written as Hasura Cloud would give them.</p>
<div class="timeline">
${opening}
${story.moments.map((moment) => drawn(moment, story, (text) => render(text, 'comment'))).join('\n')}
</div>
<h2>Job summaries</h2>
<p class="note">What each run left on its own page.</p>
${workflow.runs.map((run) => runBox(run, (text) => render(text, 'summary'))).join('\n')}
</main>`;
  await mkdir(FOLDER, { recursive: true });
  const path = join(FOLDER, 'pull-request.html');
  await writeFile(path, page({ title: `${pull.title} · Pull request #${String(pull.number)}`, body }));
  return path;
}

function drawn(moment: Moment, { pull }: Story, render: (text: string) => string): string {
  const alice = escaped(pull.author.login);
  switch (moment.kind) {
    case 'comment':
      return commentBox({
        author: 'github-actions[bot]',
        did: moment.version === 1 ? 'commented' : 'edited this comment',
        when: clockTime(moment.at),
        marks: [moment.version === 1 ? 'first version' : `version ${String(moment.version)}`],
        body: render(moment.body),
      });
    case 'push':
      return event(
        alice,
        COMMIT,
        `<b>${alice}</b> pushed <span class="message">${escaped(moment.message)}</span> <code>${moment.sha.slice(0, 7)}</code>`,
        moment,
      );
    case 'annotated':
      return annotatedLines(moment);
    case 'merged':
      return event(
        alice,
        MERGE,
        `<b>${alice}</b> merged commit <code>${moment.sha.slice(0, 7)}</code> into <code class="branch">${escaped(pull.base.ref)}</code>`,
        moment,
      );
    case 'branch-deleted':
      return event(
        alice,
        BRANCH,
        `<b>${alice}</b> deleted the <code class="branch">${escaped(pull.head.ref)}</code> branch`,
        moment,
      );
    default:
      return moment satisfies never;
  }
}

function event(who: string, icon: string, what: string, { kind, at }: Moment): string {
  return `<div class="event"><span class="dot${kind === 'merged' ? ' done' : ''}"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="${icon}"/></svg></span>${avatar(who)}<span class="what">${what} <span class="when">${clockTime(at)}</span></span></div>`;
}

function count({ moments }: Story, kind: Moment['kind']): number {
  return moments.filter((moment) => moment.kind === kind).length;
}

function clockTime(date: Date): string {
  return `at ${date.toISOString().slice(11, 19)}`;
}

const COMMIT =
  'M8 4.5a3.5 3.5 0 0 1 3.4 2.75H16v1.5h-4.6a3.5 3.5 0 0 1-6.8 0H0v-1.5h4.6A3.5 3.5 0 0 1 8 4.5zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z';
const MERGE =
  'M4 1a2 2 0 0 1 .75 3.86A6 6 0 0 0 10.1 8.2a2 2 0 1 1 0 1.5 7.5 7.5 0 0 1-5.35-2.45v3.89a2 2 0 1 1-1.5 0V4.86A2 2 0 0 1 4 1z';
const BRANCH =
  'M4 1a2 2 0 0 1 .75 3.86v1.89A3 3 0 0 1 6.5 6.25h3a1.75 1.75 0 0 0 1.75-1.4 2 2 0 1 1 1.5.05A3.25 3.25 0 0 1 9.5 7.75h-3A1.75 1.75 0 0 0 4.75 9.5v1.64a2 2 0 1 1-1.5 0V4.86A2 2 0 0 1 4 1z';
