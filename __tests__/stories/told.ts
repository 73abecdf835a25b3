import type { LeftServer } from '../../src/rules/world.js';
import { CommandReader } from '../../simulator/runner/commands.js';
import type { Call } from '../../simulator/contracts.js';

/** What a run printed, as the runner reads it: text, annotations, masks and other commands. */
export class Transcript {
  /** Lines of text and titles of groups, in order. */
  readonly log: string[] = [];
  readonly debug: string[] = [];
  readonly errors: string[] = [];
  readonly warnings: string[] = [];
  readonly notices: string[] = [];
  /** The annotations that name a line. */
  readonly placed: Placed[] = [];
  readonly masks: string[] = [];
  /** Commands of any other kind; the action issues none. */
  readonly strange: string[] = [];
  /** Everything that people can see: the above without the masks. */
  readonly printed: string[] = [];
  readonly #reader = new CommandReader();

  read(line: string): void {
    const outcome = this.#reader.read(line);
    if (outcome.kind !== 'command') {
      this.log.push(line);
      this.printed.push(line);
      return;
    }
    const { name, data, properties } = outcome.command;
    if (name === 'add-mask') {
      this.masks.push(data);
      return;
    }
    this.printed.push(data);
    const list = { error: this.errors, warning: this.warnings, notice: this.notices, debug: this.debug }[
      name as 'error'
    ] as string[] | undefined;
    const { file, line: at, col } = properties;
    if (file !== undefined)
      this.placed.push({ level: name, file, line: Number(at), column: Number(col), message: data });
    else if (list !== undefined) list.push(data);
    else if (name === 'group') this.log.push(`▼ ${data}`);
    else if (name !== 'endgroup') this.strange.push(line);
  }
}

/** An annotation on a line of a file. */
export interface Placed {
  level: string;
  file: string;
  line: number;
  column: number;
  message: string;
}

/** How a run ended and everything that it wrote. */
export interface Told extends Transcript {
  /** The run's name in the oracle's messages. */
  what: string;
  exitCode: number;
  cancelled: boolean;
  /** Whether it was killed; then it has no exit code of its own. */
  killed: boolean;
  /** Whether it could not write any of the runner's files. */
  diskFull: boolean;
  outputs: Record<string, string>;
  /** What it kept for later steps, by the paths in its folder. */
  files: Map<string, string>;
  summary: string;
  /** What it saved for the post step, newest last; an empty text once it was cleared. */
  states: string[];
  /** The server that it saved for the post step, until it was gone. */
  server: LeftServer | undefined;
  /** The calls that it made itself, without those of other runs. */
  calls: Call[];
  /** The name of the app that it ordered. */
  ordered: string | undefined;
  /** The build id that it ordered. */
  build: string | undefined;
  /** When it began, on the story's clock. */
  begunAt: number;
  /** How long it ran, in milliseconds of the story's clock. */
  ms: number;
}
