import type { At } from '../project/node.js';
import type { Severity } from '../rules/finding.js';
import type { RuleId } from './rules.js';

/** Takes a finding of a rule: where, and what was found in one sentence that names the thing. */
export type Add = (
  rule: RuleId,
  at: At,
  what: string,
  more?: {
    object?: string;
    role?: string;
    /** Where it is less bad than the rule's own severity. */
    severity?: Severity;
    remedy?: string;
  },
) => void;
