import type { Client } from 'pg';
import { connect } from '../project/database.js';

/**
 * The connections that an app keeps open to its databases. Nothing resets them: what a query sets for its session stays
 * for later queries on the same connection.
 */
export class Connections {
  readonly #pools = new Map<string, Pool>();

  /** Whether there is any. */
  get open(): boolean {
    return this.#pools.size > 0;
  }

  /** Runs `work` on the next of up to `size` connections to a database. Throws the errors of PostgreSQL unchanged. */
  async use<T>(url: string, size: number, work: (client: Client) => Promise<T>): Promise<T> {
    const pool = this.#pools.get(url) ?? { turn: 0, slots: [] };
    this.#pools.set(url, pool);
    const slot = (pool.slots[pool.turn++ % size] ??= { free: Promise.resolve() });
    const result = slot.free.then(() => useSlot(slot, url, work));
    slot.free = result.catch(() => undefined);
    return await result;
  }

  /** Closes them all, apart from those to these databases. */
  async close(except: readonly string[] = []): Promise<void> {
    const closing = [...this.#pools].filter(([url]) => !except.includes(url));
    for (const [url] of closing) this.#pools.delete(url);
    const slots = closing.flatMap(([, pool]) => pool.slots);
    await Promise.all(
      slots.map(async (slot) => {
        await slot.free;
        await slot.client?.end().catch(() => undefined);
      }),
    );
  }
}

interface Pool {
  /** How many queries it has had. */
  turn: number;
  slots: Slot[];
}

interface Slot {
  client?: Client;
  /** Ends when no query runs on it. */
  free: Promise<unknown>;
}

async function useSlot<T>(slot: Slot, url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = (slot.client ??= await opened(slot, url));
  const socket = client as unknown as { ref(): void; unref(): void };
  socket.ref();
  try {
    return await work(client);
  } finally {
    // An idle connection keeps no process alive.
    socket.unref();
  }
}

async function opened(slot: Slot, url: string): Promise<Client> {
  const client = await connect(url);
  // The next query opens another one.
  client.on('end', () => {
    if (slot.client === client) delete slot.client;
  });
  return client;
}
