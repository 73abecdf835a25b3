import { describe, expect, test } from '@jest/globals';
import { createPreviewApp, projectsByName } from '../../src/hasura/operations.js';
import { elsewhere } from '../support/fronts.js';
import { laidOpen, rejection } from '../support/rejection.js';
import { Wire, hasuraToken } from '../support/wire.js';

describe('N3 A server whose certificate is not accepted', () => {
  test.each(['self-signed', 'expired', 'elsewhere', 'server'] as const)(
    'gets no request, neither a read nor a mutation, and is not tried again: %s',
    async (name) => {
      await using server = await elsewhere(name);
      const wire = new Wire();
      const hasura = wire.hasura(hasuraToken, `https://localhost:${server.port}/v1/graphql`);
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
      expect([server.connections(), server.asked, wire.clock.slept]).toEqual([2, [], []]);
    },
  );
});
