import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** Sends a command of the DevTools protocol to one tab and resolves with its answer. */
export type Tab = <Answer = unknown>(method: string, params?: object) => Promise<Answer>;

interface Message {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/**
 * The DevTools protocol over the pipe of `--remote-debugging-pipe`: JSON texts that end in a zero byte, commands on
 * file descriptor 3, answers on 4. https://chromedevtools.github.io/devtools-protocol/
 */
export class DevTools {
  readonly #commands: Writable;
  readonly #waiting = new Map<
    number,
    { resolve: (answer: unknown) => void; reject: (error: Error) => void }
  >();
  #unread = '';
  #ids = 0;
  #ended: Error | undefined;

  constructor(child: ChildProcess) {
    this.#commands = child.stdio[3] as Writable;
    const answers = child.stdio[4] as Readable;
    answers.setEncoding('utf8').on('data', (text: string) => {
      this.#read(text);
    });
    const end = (why: string) => () => {
      this.#ended = new Error(`Chromium ${why}.`);
      for (const { reject } of this.#waiting.values()) reject(this.#ended);
    };
    child.once('error', end('could not be started'));
    child.once('exit', end('ended before the picture was taken'));
    // A pipe that breaks because Chromium is gone is told by its exit.
    this.#commands.on('error', () => undefined);
    answers.on('error', () => undefined);
  }

  async openTab(): Promise<Tab> {
    const { targetId } = await this.#send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
    });
    const { sessionId } = await this.#send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    return (method, params = {}) => this.#send(method, params, sessionId);
  }

  #send<Answer>(method: string, params: object, sessionId?: string): Promise<Answer> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    const id = ++this.#ids;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    }) as Promise<Answer>;
  }

  #read(text: string): void {
    const pieces = (this.#unread + text).split('\0');
    this.#unread = pieces.pop() ?? '';
    for (const piece of pieces) {
      const { id, result, error } = JSON.parse(piece) as Message;
      const waiting = id === undefined ? undefined : this.#waiting.get(id);
      if (id === undefined || waiting === undefined) continue;
      this.#waiting.delete(id);
      if (error === undefined) waiting.resolve(result);
      else waiting.reject(new Error(error.message));
    }
  }
}
