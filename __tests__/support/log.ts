import type { Log } from '../../src/lib/log.js';

export type Level = 'group' | 'info' | 'debug' | 'notice' | 'warning';

/** A log that keeps its messages, in order. */
export class CollectingLog implements Log {
  readonly lines: { level: Level; text: string }[] = [];

  readonly group = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    this.#keep('group', title);
    return work();
  };
  readonly info = (text: string): void => {
    this.#keep('info', text);
  };
  readonly debug = (text: string): void => {
    this.#keep('debug', text);
  };
  readonly notice = (text: string): void => {
    this.#keep('notice', text);
  };
  readonly warning = (text: string): void => {
    this.#keep('warning', text);
  };

  /** All messages of one level. */
  of(level: Level): string[] {
    return this.lines.filter((line) => line.level === level).map(({ text }) => text);
  }

  /** All messages, as one text. */
  get text(): string {
    return this.lines.map(({ text }) => text).join('\n');
  }

  #keep(level: Level, text: string): void {
    this.lines.push({ level, text });
  }
}
