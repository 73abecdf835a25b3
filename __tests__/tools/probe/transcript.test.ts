import { beforeAll, describe, expect, test } from '@jest/globals';
import { checkTranscript } from '../../../scripts/probe/check-transcript.js';
import type { Entry } from '../../../scripts/probe/transcript.js';
import { Stage, WRITE, run } from './run.js';

describe('a transcript compared with the simulator', () => {
  let transcript: Entry[] = [];

  beforeAll(async () => {
    transcript = (await run(new Stage(), WRITE)).transcript;
  });

  /** The transcript of a service whose answers differ. */
  const planted = (change: (text: string) => string): Entry[] =>
    transcript.map((entry) => ({
      ...entry,
      answer: JSON.parse(change(JSON.stringify(entry.answer))) as unknown,
    }));

  test('of the simulator itself shows no difference', async () => {
    expect(transcript.length).toBeGreaterThan(50);
    expect(await checkTranscript(transcript, new Stage().simulated)).toEqual([]);
  });

  test('of an account with other projects shows no difference either', async () => {
    const stage = new Stage();
    for (const project of stage.hasura.projects()) stage.hasura.removeProject(project);
    expect(await checkTranscript(transcript, stage.simulated)).toEqual([]);
  });

  test('of a read-only run shows no difference either', async () => {
    const { transcript: reads } = await run(new Stage());
    const stage = new Stage();
    expect(await checkTranscript(reads, stage.simulated)).toEqual([]);
    expect(stage.mutations).toEqual([]);
  });

  test.each<[string, (text: string) => string, string[]]>([
    [
      'a renamed field',
      (text) => text.replaceAll('"endpoint":"http', '"address":"http'),
      [
        'look, projectsByName: the service answers string at data.projects[].address, the simulator does not',
        'look, projectsByName: the simulator answers string at data.projects[].endpoint, the service does not',
      ],
    ],
    [
      'another error text',
      (text) => text.replaceAll('tenant is already being deleted', 'deletion is under way'),
      [
        'deletion, deleteTenant: the service answers "deletion is under way" at errors[].message, the simulator does not',
      ],
    ],
    [
      'an answer without its hash',
      (text) => text.replaceAll(/"hash":"hash-\d+",?/g, ''),
      ['variables, tenantEnv: the simulator answers string at data.getTenantEnv.hash, the service does not'],
    ],
    [
      'another intermediate status',
      (text) => text.replaceAll('"status":"running"', '"status":"pondering"'),
      [
        'create, jobStatus: the service answers in between "pondering" at data.jobs_by_pk.status, the simulator never does',
      ],
    ],
    [
      'a task with another name',
      (text) => text.replaceAll('"name":"check-healthz"', '"name":"is-it-well"'),
      [
        'deployment, jobStatus: the service answers "is-it-well" at data.jobs_by_pk.tasks[].name, the simulator does not',
      ],
    ],
    [
      'another type for an argument',
      (text) => text.replaceAll('"PreviewAppPayloadOfUnknownName"', '"CreatePreviewAppPayload!"'),
      [
        'types, probeType: the service answers "CreatePreviewAppPayload!" at data.__type.fields.createGitHubPreviewApp.args.payload, the simulator does not',
      ],
    ],
  ])('lists %s', async (_what, change, expected) => {
    const differences = await checkTranscript(planted(change), new Stage().simulated);
    expect(differences).toEqual(expect.arrayContaining(expected));
  });
});
