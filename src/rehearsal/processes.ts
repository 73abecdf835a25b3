import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { type FileHandle, open, readFile, readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Clock } from '../lib/clock.js';
import { NoServer } from './errors.js';

/** An account of this machine. */
export interface Account {
  uid: number;
  gid: number;
}

/** The accounts that PostgreSQL may run as if the action runs as root, the one with the fewest rights first. */
const ORDINARY = ['nobody', 'postgres'];

/** The account for PostgreSQL, which refuses to run as root; `undefined` if it can run as the account of the action. */
export async function ordinaryAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ORDINARY) {
    const [, , uid, gid] = lines.find(([account]) => account === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new NoServer(
    'PostgreSQL does not run as root, and this machine has no account named nobody or postgres.',
  );
}

/** Where and as whom a program of PostgreSQL runs. */
export interface Place {
  /** Its current folder and its home. */
  folder: string;
  account: Account | undefined;
  /** The file for what it prints. */
  log: string;
}

/** A program that was started. */
export interface Started {
  pid: number;
  /** Resolves with its exit code when it has ended; `null` after a signal. */
  ended: Promise<number | null>;
  /** From then on, the program does not keep this process alive. */
  release(): void;
}

/**
 * Starts a program, with nothing of this process's environment, in a process group of its own.
 * @throws what the system says if it cannot be started
 */
export async function start(program: string, args: readonly string[], place: Place): Promise<Started> {
  const log = await open(place.log, 'a', 0o600);
  try {
    return await spawned(program, args, place, log);
  } finally {
    await log.close();
  }
}

async function spawned(
  program: string,
  args: readonly string[],
  { folder, account }: Place,
  { fd }: FileHandle,
): Promise<Started> {
  const child: ChildProcess = spawn(program, args, {
    cwd: folder,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C', LC_ALL: 'C', HOME: folder, TZ: 'UTC' },
    stdio: ['ignore', fd, fd],
    detached: true,
    ...account,
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  if (child.pid === undefined) throw new Error(`${program} has no process`);
  return {
    pid: child.pid,
    ended,
    release: () => {
      child.unref();
    },
  };
}

/** Sends a signal to a process group, which may have ended. */
export function signalGroup(pid: number, signal: 'SIGKILL'): void {
  send(-pid, signal);
}

/**
 * Ends every process of PostgreSQL that works in a folder, and resolves once none is left.
 * @param politeMs how long they may take before they are killed
 * @throws Error if one does not end even when it is killed
 */
export async function endProcesses(clock: Clock, folder: string, politeMs: number): Promise<void> {
  const begun = clock.now();
  let asked = false;
  for (;;) {
    const pids = await processesIn(folder);
    if (pids.length === 0) return;
    const late = clock.now() - begun > politeMs;
    if (clock.now() - begun > politeMs + KILL_WITHIN_MS)
      throw new Error(`PostgreSQL in ${folder} does not end: ${pids.join(', ')}`);
    // PostgreSQL's immediate shutdown: it leaves nothing in the memory of the system, unlike a killed server.
    if (late || !asked) for (const pid of pids) send(pid, late ? 'SIGKILL' : 'SIGQUIT');
    asked = true;
    await clock.sleep(LOOK_EVERY_MS);
  }
}

const KILL_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 20;
/** initdb runs each step in a shell, which might start the next program after initdb has ended. */
const PROGRAMS = ['postgres', 'initdb', 'sh'];

/**
 * The processes of PostgreSQL whose current folder is this one or one below it. All processes of a server are in its
 * data folder, and so never in that of another server.
 * @param folder without links in its path
 */
async function processesIn(folder: string): Promise<number[]> {
  const names = await readdir('/proc').catch(() => undefined);
  if (names === undefined) return await postmasterIn(folder);
  const found = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((pid) => isIn(pid, folder)));
  return found.filter((pid) => pid !== undefined);
}

async function isIn(pid: string, folder: string): Promise<number | undefined> {
  try {
    const at = await readlink(`/proc/${pid}/cwd`);
    // The system marks a folder that was deleted.
    if (at !== folder && !at.startsWith(`${folder}/`) && !at.startsWith(`${folder} `)) return undefined;
    const program = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
    return PROGRAMS.includes(program) ? Number(pid) : undefined;
  } catch {
    // It has ended, or it belongs to somebody else.
    return undefined;
  }
}

/** Where the system does not list its processes as files: the one that the data folder names, if that is true. */
async function postmasterIn(folder: string): Promise<number[]> {
  const data = path.join(folder, 'data');
  try {
    const pid = Number.parseInt(await readFile(path.join(data, 'postmaster.pid'), 'utf8'), 10);
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]);
    return stdout.includes(data) ? [pid] : [];
  } catch {
    return [];
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}
