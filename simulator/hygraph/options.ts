import type { Clock } from '../contracts.js';
import type { Guesses } from './guesses.js';
import type { GivenPermission } from './permissions.js';

export interface HygraphOptions {
  clock: Clock;
  /** Other answers to what is not known. `hygraph.guesses` can be changed later, too. */
  guesses?: Partial<Guesses>;
  /** The path at which Hygraph answers on other hosts than its own (default `/hygraph`). */
  pathPrefix?: string;
  /** How long an uncached request is at work (default 20). */
  answerMs?: number;
  random?: () => number;
}

export interface NewToken {
  name?: string;
  /** The environment that its claims name (default `master`). */
  environment?: string;
  /** Default: the environment's default stage. */
  defaultStage?: string;
  /** What it may do there; nothing by default. */
  permissions?: readonly GivenPermission[];
  /** Whether the Management API answers it (default no). */
  management?: boolean;
}
