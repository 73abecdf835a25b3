import type { SqlParser } from '../project/sql.js';
import { type Schema, schemaOf } from './catalog.js';
import { type Omitted, type Place, type Ran, runFile } from './file.js';
import type { Script } from './plan.js';
import type { Server, Session } from './server.js';

/** A script that failed among several, or stopped because of the server, and its number. */
export interface FailedScript {
  index: number;
  ran: Ran;
}

/** The databases of a rehearsal on one server. */
export class Runs {
  readonly #server: Server;
  readonly #parser: SqlParser;
  readonly #signal: AbortSignal;
  #databases: string[] = [];
  readonly #dropping: Promise<void>[] = [];
  /** The extensions that the server has made, by database. */
  readonly #extended = new Map<string, Set<string>>();
  /** The extensions that the server cannot make, with the statements that were left out first. */
  readonly lacking = new Map<string, Omitted>();

  readonly #beforehand: ReadonlySet<string>;

  /** @param beforehand the extensions that are made in each database while it is empty, if that is possible */
  constructor(
    server: Server,
    parser: SqlParser,
    signal: AbortSignal,
    beforehand: ReadonlySet<string> = new Set(),
  ) {
    this.#beforehand = beforehand;
    this.#server = server;
    this.#parser = parser;
    this.#signal = signal;
  }

  /** Creates an empty database, or a copy. @returns its name */
  async create(template?: string): Promise<string> {
    this.#signal.throwIfAborted();
    const database = await this.#server.create(template);
    this.#databases.push(database);
    const extended = new Set(template === undefined ? [] : this.#extended.get(template));
    this.#extended.set(database, extended);
    if (template === undefined)
      for (const extension of this.#beforehand)
        if (await this.#server.extend(database, extension)) extended.add(extension);
    return database;
  }

  /** Drops a database while something else goes on. */
  drop(database: string): void {
    this.#databases = this.#databases.filter((one) => one !== database);
    this.#dropping.push(this.#server.drop(database).catch(() => undefined));
  }

  /** Drops all databases, and waits for that. */
  async end(): Promise<void> {
    for (const database of this.#databases) this.drop(database);
    await Promise.all(this.#dropping);
  }

  /**
   * Runs files one after the other, each in a session that knows no settings of those before.
   * @param afterwards is called after each one, with a session that is as new
   * @returns the first one that failed
   */
  async run(
    database: string,
    scripts: readonly Script[],
    afterwards?: (index: number, session: Session) => Promise<void>,
  ): Promise<FailedScript | undefined> {
    let next = 0;
    while (next < scripts.length) {
      const failed = await this.#use(database, async (place): Promise<FailedScript | undefined> => {
        const settings = await settingsIn(place.session);
        for (const script of scripts.slice(next)) {
          this.#signal.throwIfAborted();
          const ran = await runFile(place, script);
          const index = next++;
          if (ran.failure !== undefined) return { index, ran };
          await place.session.script('discard all');
          if (afterwards !== undefined) {
            await afterwards(index, place.session);
            await place.session.script('discard all');
          }
          // A new session gets the settings of the role and the database.
          if ((await settingsIn(place.session)) !== settings) break;
        }
        return undefined;
      });
      if (failed !== undefined) return failed;
    }
    return undefined;
  }

  /**
   * Runs a file, and reads the schema after it.
   * @param counted the tables to measure; absent if nothing is measured
   */
  async step(
    database: string,
    script: Script,
    counted?: ReadonlySet<string>,
  ): Promise<{ ran: Ran; schema: Schema | undefined }> {
    this.#signal.throwIfAborted();
    return await this.#use(database, async (place) => {
      const ran = await runFile(place, script, counted);
      if (ran.failure !== undefined) return { ran, schema: undefined };
      await place.session.script('discard all');
      return { ran, schema: await schemaOf(place.session) };
    });
  }

  /** Does something with a session that is new. */
  async read<T>(database: string, work: (session: Session) => Promise<T>): Promise<T> {
    this.#signal.throwIfAborted();
    return await this.#server.use(database, work);
  }

  async #use<T>(database: string, work: (place: Place) => Promise<T>): Promise<T> {
    const extended = this.#extended.get(database) ?? new Set<string>();
    return await this.#server.use(database, (session) =>
      work({
        server: this.#server,
        database,
        session,
        parser: this.#parser,
        extended,
        beforehand: this.#beforehand,
        lacking: this.lacking,
      }),
    );
  }
}

/** What is set for new sessions, as a text. */
async function settingsIn(session: Session): Promise<string> {
  const rows = await session.query('select * from pg_catalog.pg_db_role_setting');
  return JSON.stringify(rows.map((one) => [one['setdatabase'], one['setrole'], one['setconfig']]));
}
