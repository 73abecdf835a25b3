import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { createPreviewApp, projectsByName } from '../../src/hasura/operations.js';
import { laidOpen, rejection } from '../helpers/rejection.js';
import { certificateOf } from '../helpers/tls.js';
import { Wire, hasuraToken } from '../helpers/wire.js';

describe('N3 A server whose certificate is not good', () => {
  test.each(['self-signed', 'expired', 'elsewhere', 'server'] as const)(
    'gets no request, of reading or of writing, and there is no second try: %s',
    async (name) => {
      const asked: string[] = [];
      const server = createServer(certificateOf(name), (request, response) => {
        asked.push(request.headers.authorization ?? '');
        response.end('{"data":{"projects":[]}}');
      });
      let connections = 0;
      server.on('connection', () => connections++);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      try {
        const { port } = server.address() as AddressInfo;
        const wire = new Wire();
        const hasura = wire.hasura(hasuraToken, `https://localhost:${String(port)}/v1/graphql`);
        for (const call of [
          () => hasura(projectsByName, { name: 'shop' }),
          () => hasura(createPreviewApp, { name: 'shop' }),
        ]) {
          const error = await rejection(call());
          expect(error).toMatchObject({
            name: 'TransportError',
            sent: 'no',
            retryable: false,
            message: expect.stringContaining('NODE_EXTRA_CA_CERTS') as unknown,
          });
          expect(laidOpen(error)).not.toContain(hasuraToken);
        }
        expect([connections, asked, wire.clock.slept]).toEqual([2, [], []]);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    },
  );
});
