import { parseAllDocuments, type ScalarTag, type Tags } from 'yaml';

/** A scalar with the tag `!include`. Where includes are not resolved, it is a string like any other. */
export class IncludeTag {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }
}

/** A text that is not YAML. */
export class YamlError extends Error {
  override readonly name = 'YamlError';
}

/**
 * Parses YAML as Go's library does, the first document only. Integers that a number cannot hold are BigInts. An empty
 * text is `null`. The result is shared: do not change it.
 */
export function parseYaml(text: string): unknown {
  const before = known.get(text);
  if (before) return before.value;
  // Some editors begin a file with a byte order mark, which Hasura ignores.
  const [document] = parseAllDocuments(text.replace(/^\uFEFF/, ''), { merge: true, customTags: goTags });
  const [error] = document?.errors ?? [];
  if (error) throw new YamlError(`yaml: ${error.message}`);
  let value: unknown = null;
  try {
    value = document?.toJS() ?? null;
  } catch (cause) {
    throw new YamlError(`yaml: ${(cause as Error).message}`, { cause });
  }
  known.set(text, { value });
  return value;
}

/** Parsed texts: builds read the same few files again and again. */
const known = new Map<string, { value: unknown }>();

function goTags(usual: Tags): Tags {
  const others = usual.filter((tag) => typeof tag === 'string' || !NUMBERS.includes(tag.tag));
  return [integer, float, include, ...others];
}

const NUMBERS = ['tag:yaml.org,2002:int', 'tag:yaml.org,2002:float'];

const include: ScalarTag = { tag: '!include', resolve: (file) => new IncludeTag(file) };

/** `010` is octal, `1_000` is a thousand, `0x`, `0o` and `0b` are prefixes. */
const integer: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?(?:0[xX]_*[\da-fA-F][\da-fA-F_]*|0[oO]_*[0-7][0-7_]*|0[bB]_*[01][01_]*|0[0-7_]*|[1-9][\d_]*)$/,
  resolve: (text) => {
    const digits = text.replace(/[_+]/g, '');
    const [, sign = '', octal, other = ''] = /^(-?)(?:0[oO]?(?=[0-7])([0-7]+)|(.+))$/.exec(digits) ?? [];
    const value = BigInt(octal === undefined ? other.toLowerCase() : `0o${octal}`);
    const signed = sign === '-' ? -value : value;
    if (Number.isSafeInteger(Number(signed))) return Number(signed);
    // What 64 bits cannot hold becomes a float.
    return signed < 2n ** 64n && signed >= -(2n ** 63n) ? signed : Number(signed);
  },
};

/** Also `08`, which is not octal, and `.inf` and `.nan`. */
const float: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: /^(?:[-+]?(?:\.\d[\d_]*|\d[\d_]*(?:\.[\d_]*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  resolve: (text) => {
    const plain = text.replace(/_/g, '');
    if (/nan$/i.test(plain)) return NaN;
    if (/inf$/i.test(plain)) return plain.startsWith('-') ? -Infinity : Infinity;
    return Number(plain);
  },
};
