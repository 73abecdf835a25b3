import { describe, expect, test } from '@jest/globals';
import { githubUrls } from '../../simulator/github/urls.js';
import { proxyTo, secured } from '../support/fronts.js';
import { tlsPath } from '../support/tls.js';
import { Stage, printedBy } from './harness.js';

describe('On a runner behind a proxy', () => {
  test('N11 GitHub is reached through it: the name cannot even be resolved here', async () => {
    await using stage = await Stage.open({ speed: 1 });
    stage.sim.github.closePull(stage.pull);
    const { port } = new URL(stage.url);
    await using proxy = await proxyTo(Number(port));
    const run = await stage.on('closed', {
      ...githubUrls(`http://github.invalid:${port}`),
      env: { http_proxy: `http://someone:proxypassword@127.0.0.1:${proxy.port}` },
    });

    expect(run.outputs['status']).toBe('deleted');
    expect(proxy.asked).toContain(`github.invalid:${port}`);
    expect(proxy.credentials).toContain(`Basic ${Buffer.from('someone:proxypassword').toString('base64')}`);
    // Its connections would be kept for four seconds, but they do not delay the end.
    const answered = Math.max(...stage.sim.host.calls.map(({ answeredAt = 0 }) => answeredAt));
    expect(stage.sim.clock.now() - answered).toBeLessThan(3_500);
  });

  test('N11 Hasura Cloud is reached through it as well, unless NO_PROXY says otherwise', async () => {
    await using stage = await Stage.open({ speed: 1 });
    stage.sim.github.closePull(stage.pull);
    await using hasura = await secured(Number(new URL(stage.url).port), 'elsewhere');
    await using proxy = await proxyTo(hasura.port);
    const start = (env: Record<string, string>): ReturnType<Stage['on']> =>
      stage.on('closed', {
        with: { 'api-url': `https://${HOST}/v1/graphql`, 'allow-custom-api-url': 'true' },
        env: {
          NODE_EXTRA_CA_CERTS: tlsPath('ca.pem'),
          HTTPS_PROXY: `http://someone:proxypassword@127.0.0.1:${proxy.port}`,
          ...env,
        },
      });

    const [through, direct] = await Promise.all([
      start({}),
      start({ NO_PROXY: `.${HOST.split('.').slice(1).join('.')}` }),
    ]);
    expect(through.outputs['status']).toBe('deleted');
    expect(direct.log).toMatch(
      new RegExp(`${HOST}.* could not be reached: its host name cannot be resolved`),
    );
    // The second run did not use the proxy: without it, the name cannot be resolved.
    expect(new Set(proxy.asked)).toEqual(new Set([`${HOST}:443`]));
    expect(printedBy(through)).not.toContain('proxypassword');
  });

  test('N11 a proxy that asks for another password is named, without the password that it was given', async () => {
    await using stage = await Stage.open({ speed: 1 });
    stage.sim.github.closePull(stage.pull);
    await using proxy = await proxyTo(1, { refuses: true });
    const run = await stage.on('closed', {
      with: { 'api-url': `https://${HOST}/v1/graphql`, 'allow-custom-api-url': 'true' },
      env: { HTTPS_PROXY: `http://someone:proxypassword@127.0.0.1:${proxy.port}` },
    });

    expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
    expect(proxy.asked).toEqual([`${HOST}:443`]);
    expect(run.log).toContain(
      'the proxy in HTTPS_PROXY or HTTP_PROXY asks for another user name or password',
    );
    expect(printedBy(run)).not.toContain('proxypassword');
  });
});

/** The one host that the certificate is for. */
const HOST = 'db.elsewhere.test';
