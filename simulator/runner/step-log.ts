import type { Command } from './commands.js';
import { CommandReader, isStopToken, property } from './commands.js';
import type { Masker } from './masks.js';
import type { Annotation } from './options.js';

/** Maximum count per level and step, and characters per message (`ExecutionContext.cs` in actions/runner). */
export const annotationsPerLevel = 10;
export const annotationLength = 4096;

/** Processes the lines of one step as the runner does, into a log, annotations, outputs, state and masks. */
export class StepLog {
  readonly lines: string[] = [];
  readonly annotations: Annotation[] = [];
  readonly outputs = new Map<string, string>();
  readonly state = new Map<string, string>();
  failed = false;
  readonly #reader = new CommandReader();
  readonly #masker: Masker;
  readonly #debug: boolean;
  readonly #onLine: (line: string) => void;
  #echo: boolean;

  constructor({ masker, debug, onLine }: { masker: Masker; debug: boolean; onLine: (line: string) => void }) {
    this.#masker = masker;
    this.#debug = debug;
    this.#echo = debug;
    this.#onLine = onLine;
  }

  /** Reads one line of the process's stdout or stderr. */
  read(line: string): void {
    const outcome = this.#reader.read(line);
    switch (outcome.kind) {
      case 'text':
      case 'resumed':
        this.print(line);
        return;
      case 'command':
        this.#execute(outcome.command);
        return;
      default:
        outcome satisfies never;
    }
  }

  /** Masks and shows a text, line by line. */
  print(text: string): void {
    // The runner masks the whole message first; the page then splits it into lines.
    for (const line of this.#masker.apply(text).split(/\r\n|\n|\r/)) {
      this.lines.push(line);
      this.#onLine(line);
    }
  }

  debug(text: string): void {
    if (this.#debug) this.print(`##[debug]${text}`);
  }

  /** Shows a message and, within the limits, also adds it as an annotation. */
  annotate(annotation: Annotation): void {
    const message = this.#masker.apply(annotation.message).slice(0, annotationLength);
    const { level } = annotation;
    const standing = this.annotations.filter((other) => other.level === level).length;
    if (standing < annotationsPerLevel) this.annotations.push({ ...annotation, message });
    this.print(`${labels[level]}: ${message}`);
  }

  /** Reports an error of the runner itself, which fails the step. */
  fail(message: string): void {
    this.failed = true;
    this.annotate({ level: 'error', message });
  }

  #execute(command: Command): void {
    const { name, data, line } = command;
    if (this.#echo && !unechoed.has(name)) this.print(line);
    switch (name) {
      case 'stop-commands':
        if (!isStopToken(data)) {
          this.#refuse(line, `The token '${data}' cannot be used to stop commands.`);
          return;
        }
        if (data.length > 6) this.#masker.add(data);
        {
          this.print(line);
          return;
        }
      case 'add-mask':
        if (data.trim() === '') {
          this.annotate({
            level: 'warning',
            message: "Can't add secret mask for empty string in ##[add-mask] command.",
          });
          return;
        }
        this.#masker.add(data);
        if (this.#echo) this.print('::add-mask::***');
        return;
      case 'error':
      case 'warning':
      case 'notice': {
        this.annotate(annotationOf(name, command));
        return;
      }
      case 'debug': {
        this.debug(data);
        return;
      }
      case 'group': {
        this.print(`▼ ${data}`);
        return;
      }
      case 'endgroup':
      case 'add-matcher':
      case 'remove-matcher':
        return;
      case 'set-output':
      case 'save-state': {
        this.#store(command);
        return;
      }
      case 'echo': {
        this.#setEcho(line, data);
        return;
      }
      case 'set-env':
      case 'add-path': {
        this.#refuse(line, `The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
        return;
      }
      default:
        return;
    }
  }

  #store(command: Command): void {
    const { name, data, line } = command;
    const key = property(command, 'name');
    if (key === undefined) {
      this.#refuse(line, `Required field 'name' is missing in ##[${name}] command.`);
      return;
    }
    (name === 'set-output' ? this.outputs : this.state).set(key, data);
    this.annotate({
      level: 'warning',
      message: `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files.`,
    });
  }

  #setEcho(line: string, data: string): void {
    const value = data.trim().toLowerCase();
    if (value !== 'on' && value !== 'off') {
      this.#refuse(
        line,
        `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${data}'.`,
      );
      return;
    }
    this.#echo = value === 'on';
  }

  #refuse(line: string, why: string): void {
    this.fail(`Unable to process command '${line}' successfully.`);
    this.fail(why);
  }
}

const labels = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const;

// Commands that are never echoed, because their own output is enough; the runner calls this `OmitEcho`.
const unechoed = new Set([
  'add-mask',
  'debug',
  'error',
  'warning',
  'notice',
  'stop-commands',
  'group',
  'endgroup',
]);

function annotationOf(level: Annotation['level'], command: Command): Annotation {
  const annotation: Annotation = { level, message: command.data };
  for (const key of ['title', 'file', 'line'] as const) {
    const value = property(command, key);
    if (value !== undefined) annotation[key] = value;
  }
  return annotation;
}
