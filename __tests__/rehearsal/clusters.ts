import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { embeddedPrograms } from '../../scripts/server-programs.js';
import { systemClock } from '../../src/lib/clock.js';
import { findBinaries } from '../../src/rehearsal/binaries.js';
import { type ClusterOptions, startCluster } from '../../src/rehearsal/cluster.js';
import type { Server } from '../../src/rehearsal/server.js';
import { FULL } from '../support/full.js';

/** The folder with the programs of the server that comes with the packages. */
export function embeddedBin(): string {
  const found = embeddedPrograms();
  if (found === undefined) throw new Error('the packages have no PostgreSQL for this system');
  return found;
}

/** The programs that tests can start: those of the packages and, in the full run, the newest ones of this machine. */
export async function binaries(): Promise<{ name: string; bin: string }[]> {
  const [installed] = FULL ? await findBinaries('') : [];
  if (FULL && installed === undefined)
    console.warn('There is no PostgreSQL in /usr/lib/postgresql: only the embedded one is tested.');
  return [
    { name: 'the embedded PostgreSQL', bin: embeddedBin() },
    ...(installed === undefined ? [] : [{ name: installed, bin: installed }]),
  ];
}

/** A cluster in a folder of the test, and what the test needs to know about it. */
export interface Held extends AsyncDisposable {
  server: Server;
  folder: string;
  cancel: AbortController;
}

export async function hold(options: Partial<ClusterOptions> = {}): Promise<Held> {
  const cancel = new AbortController();
  let folder = '';
  const remember = (left: { folder: string }): void => {
    folder = left.folder;
  };
  const server = await startCluster(
    { clock: systemClock, signal: cancel.signal, remember },
    { bin: embeddedBin(), temp: '', ...options },
  );
  return { server, folder, cancel, [Symbol.asyncDispose]: () => server.stop() };
}

/** A temporary folder, short enough for a socket, that any account may enter. */
export async function withTemp<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(await mkdtemp(path.join(os.tmpdir(), 'rehearsal-test-')));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is left of a cluster: its folder, and the processes that work there or name it. */
export function leftOf(folder: string): string[] {
  return [...(existsSync(folder) ? [folder] : []), ...processesOf(folder).map(({ command }) => command)];
}

export interface Found {
  pid: number;
  command: string;
}

export function processesOf(folder: string): Found[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    try {
      const at = readlinkSync(`/proc/${pid}/cwd`);
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return at.startsWith(folder) || command.includes(folder) ? [{ pid: Number(pid), command }] : [];
    } catch {
      return [];
    }
  });
}

/** Whether a program with these words in its command works in a folder. */
export function runsIn(folder: string, words: string): boolean {
  return folder !== '' && processesOf(folder).some(({ command }) => command.includes(words));
}

/** Resolves once the condition holds; the test fails if that takes more than 20 s. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`it never happened that ${what}`);
    await pause(5);
  }
}
