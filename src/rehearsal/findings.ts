import { shortName } from '../project/names.js';
import type { Source } from '../project/node.js';
import type { Finding, Place, Severity } from '../rules/finding.js';
import { type Ignored, Silenced, isIgnored } from '../rules/ignore.js';
import type { RehearsalRuleId } from '../rules/rehearsal-rule-ids.js';
import { shortened } from './difference.js';
import { REHEARSAL_RULES } from './rules.js';

/** Takes a finding: its rule, where it is, and what was found in one sentence that names the thing. */
export type Say = (
  rule: RehearsalRuleId,
  at: Place | undefined,
  what: string,
  more?: {
    object?: string | undefined;
    severity?: Severity;
    old?: boolean;
    /** What to do, if it is not what the rule says. */
    remedy?: string;
  },
) => void;

/** In characters. */
const LONGEST = 600;
const LONGEST_OBJECT = 300;
/** More findings are not kept, except errors. */
const MOST = 500;

/** Collects findings. */
export function collector(): { findings: Finding[]; say: Say } {
  const findings: Finding[] = [];
  const say: Say = (rule, at, what, more = {}) => {
    const { why } = REHEARSAL_RULES[rule];
    const { object, old, severity, remedy } = { ...REHEARSAL_RULES[rule], ...more };
    if (findings.length >= MOST && severity !== 'error') return;
    findings.push({
      ...{ rule, severity, ...at, what: shortened(what, LONGEST), why, remedy },
      ...(object === undefined ? {} : { object: shortened(object, LONGEST_OBJECT) }),
      ...(old === true ? { old } : {}),
    });
  };
  return { findings, say };
}

/** The findings that neither a comment in a file nor a line of the input `ignore` silences. */
export function unsilenced(
  findings: readonly Finding[],
  sources: Iterable<Source>,
  ignored: readonly Ignored[],
): Finding[] {
  const comments = new Silenced(sources);
  return findings.filter((finding) => {
    const { rule, file, line, object } = finding;
    if (file !== undefined && line !== undefined && comments.has(rule, { file, line })) return false;
    // A line may write an object with the schema public, or without.
    return ![object, object && shortName(object)].some((name) =>
      isIgnored(
        { rule, ...(file === undefined ? {} : { file }), ...(name === undefined ? {} : { object: name }) },
        ignored,
      ),
    );
  });
}
