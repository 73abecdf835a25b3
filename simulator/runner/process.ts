import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import { LineSplitter } from './lines.js';
import type { Patience, PrintsTo } from './options.js';

export interface ProcessRun {
  exitCode: number | null;
  signal: string | null;
  /** Why the process never started. */
  startError?: string;
  stdout: string;
  stderr: string;
}

export interface ProcessOptions {
  node: string;
  script: string;
  cwd: string;
  env: Record<string, string>;
  /** Called with every line of stdout and stderr, in the order in which they arrive. */
  onLine: (line: string) => void;
  /** Sends SIGINT (or the signal in `stopWith`), then SIGTERM, then SIGKILL. */
  stop: AbortSignal;
  stopWith: 'SIGINT' | 'SIGTERM';
  /** Sends SIGKILL at once. */
  kill: AbortSignal;
  patience: Pick<Patience, 'afterInterrupt' | 'afterTerminate'>;
  /** Where stdout and stderr go. */
  printsTo: PrintsTo;
}

/** Runs `node script` with an empty stdin and only the given environment. Resolves when the process has ended. */
export function runProcess(options: ProcessOptions): Promise<ProcessRun> {
  const { node, script, cwd, env, onLine, stop, stopWith, kill, patience, printsTo } = options;
  return new Promise((resolve) => {
    let child: ChildProcess;
    const full = printsTo === 'a full disk' ? openSync('/dev/full', 'w') : undefined;
    const output = full ?? 'pipe';
    try {
      child = spawn(node, [script], { cwd, env, stdio: ['ignore', output, output] });
    } catch (error) {
      // An environment that is too large (E2BIG) throws here instead of emitting an event.
      const startError = error instanceof Error ? error.message : String(error);
      resolve({ exitCode: null, signal: null, startError, stdout: '', stderr: '' });
      return;
    } finally {
      if (full !== undefined) closeSync(full);
    }
    // A process that writes to a pipe without a reader gets EPIPE.
    if (printsTo === 'nobody') for (const pipe of [child.stdout, child.stderr]) pipe?.destroy();
    const timers: NodeJS.Timeout[] = [];
    const after = (ms: number, work: () => void) => timers.push(setTimeout(work, ms));

    const stopGently = () => {
      child.kill(stopWith);
      after(patience.afterInterrupt, () => child.kill('SIGTERM'));
      after(patience.afterInterrupt + patience.afterTerminate, () => child.kill('SIGKILL'));
    };
    const killNow = () => void child.kill('SIGKILL');
    const listen = (signal: AbortSignal, work: () => void) => {
      if (signal.aborted) work();
      else signal.addEventListener('abort', work, { once: true });
    };

    const stdout = collect(child.stdout, onLine);
    const stderr = collect(child.stderr, onLine);
    let settled = false;
    const settle = (end: Pick<ProcessRun, 'exitCode' | 'signal' | 'startError'>) => {
      if (settled) return;
      settled = true;
      for (const timer of timers) clearTimeout(timer);
      stop.removeEventListener('abort', stopGently);
      kill.removeEventListener('abort', killNow);
      resolve({ ...end, stdout: stdout.finish(), stderr: stderr.finish() });
    };

    child.on('error', (error) => {
      settle({ exitCode: null, signal: null, startError: error.message });
    });
    child.on('exit', (exitCode, signal) => {
      // A grandchild may keep the pipes open: the runner waits only 5 seconds for them.
      after(5000, () => {
        settle({ exitCode, signal });
      });
    });
    child.on('close', (exitCode, signal) => {
      settle({ exitCode, signal });
    });
    listen(stop, stopGently);
    listen(kill, killNow);
  });
}

function collect(stream: Readable | null, onLine: (line: string) => void): { finish: () => string } {
  const decoder = new StringDecoder('utf8');
  const splitter = new LineSplitter();
  let text = '';
  let finished = false;
  const take = (piece: string) => {
    text += piece;
    for (const line of splitter.push(piece)) onLine(line);
  };
  const finish = () => {
    if (finished) return text;
    finished = true;
    take(decoder.end());
    const rest = splitter.end();
    if (rest !== undefined) onLine(rest);
    return text;
  };
  stream?.on('data', (chunk: Buffer) => {
    if (!finished) take(decoder.write(chunk));
  });
  stream?.on('end', finish);
  return { finish };
}
