/** Values that are masked but so common that masking them would tear ordinary text apart. */
const COMMON = new Set([
  'undefined',
  'production',
  'staging',
  'development',
  'preview',
  'postgres',
  'password',
  'localhost',
  'github',
  'hasura',
  'public',
  'default',
]);
const SHORTEST = 6;

/**
 * Every secret that the run was given or received, in every form in which it might come back to us.
 * The runner masks exact matches per line only, and makes one URI form of three that exist: so all forms are
 * registered, and all text of ours passes `redact` besides.
 */
export class Secrets {
  /** The longest first: a form may lie within another. */
  #forms: string[] = [];
  readonly #mask: (form: string) => void;

  /** @param mask tells the runner to mask a form in its log (`::add-mask::`) */
  constructor(mask: (form: string) => void = () => undefined) {
    this.#mask = mask;
  }

  /** Masks a secret from here on, and returns it: to be called in the line that makes or receives it. */
  add(secret: string): string {
    const added = formsOf(secret).filter((form) => !this.#forms.includes(form));
    this.#forms = [...this.#forms, ...added].sort((a, b) => b.length - a.length);
    for (const form of added) this.#mask(form);
    return secret;
  }

  /** The text with every known form of every secret replaced by `***`. */
  redact(text: string): string {
    let clean = text;
    for (const form of this.#forms) clean = clean.replaceAll(form, '***');
    return clean;
  }

  /** Plain data with every text in it redacted: before it is cut or escaped, which would hide a secret from `redact`. */
  redactAll<T>(data: T): T {
    if (typeof data === 'string') return this.redact(data) as T;
    if (Array.isArray(data)) return data.map((part: unknown) => this.redactAll(part)) as T;
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(
      Object.entries(data).map(([key, part]) => [key, this.redactAll(part as unknown)]),
    ) as T;
  }
}

/** The forms one secret can take; lines of a multi-line secret count each, since masks work line by line. */
function formsOf(secret: string): string[] {
  const lines = secret.split(/\r\n|\r|\n/).map((line) => line.trim());
  const values = new Set([secret.trim(), ...lines, decoded(secret)].filter(worthMasking));
  const forms = new Set<string>();
  for (const value of values) {
    const bytes = Buffer.from(value, 'utf8');
    // JSON can carry half a character, which no encoder takes; in UTF-8 it is a stand-in.
    const whole = bytes.toString('utf8');
    const base64 = bytes.toString('base64');
    const json = JSON.stringify(value).slice(1, -1);
    for (const form of [
      value,
      json,
      JSON.stringify(json).slice(1, -1),
      encodeURIComponent(whole),
      encodeURI(whole),
      new URLSearchParams([['', value]]).toString().slice(1),
      inUserinfo(value),
      base64,
      base64.replace(/=+$/, ''),
      bytes.toString('base64url'),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      htmlEscaped(value),
    ]) {
      // A mask of several lines is split by the runner; each line is here as a value of its own.
      if (worthMasking(form) && !/[\r\n]/.test(form)) forms.add(form);
    }
  }
  return [...forms];
}

function worthMasking(value: string): boolean {
  return value.length >= SHORTEST && !COMMON.has(value.toLowerCase());
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function inUserinfo(value: string): string {
  const url = new URL('https://host.invalid');
  url.password = value;
  return url.password;
}

function htmlEscaped(value: string): string {
  return value
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** Where a URL holds a password or a token. */
const CREDENTIALS = [
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]*:([^\s/?#]+)@/gi,
  /\b[a-z][a-z0-9+.-]*:\/\/([^\s/?#@:]{16,})@/gi,
  /[?&](?:password|passwd|token|secret|key|api_?key)=([^&\s#]+)/gi,
];

/**
 * The parts of an app's variable that are secret: the password of any URL in it, and the whole value where the
 * variable's name says so.
 */
export function secretsIn(variable: { key: string; value: string }): string[] {
  const found = CREDENTIALS.flatMap((pattern) =>
    [...variable.value.matchAll(pattern)].map((match) => match[1] ?? ''),
  );
  if (
    found.length > 0 ||
    /SECRET|TOKEN|PASS|KEY|JWT|CREDENTIAL|PRIVATE|DSN|DATABASE_URL|CONNECTION/i.test(variable.key)
  ) {
    found.push(variable.value, ...keysIn(variable.value));
  }
  return found;
}

/** The secrets inside a value that is JSON, such as the key of a `HASURA_GRAPHQL_JWT_SECRET`. */
function keysIn(value: string): string[] {
  const texts: string[] = [];
  try {
    JSON.parse(value, (name, part: unknown) => {
      if (typeof part === 'string' && /key|secret|private|token|pass/i.test(name)) texts.push(part);
    });
  } catch {
    // Not JSON: the value itself is all there is.
  }
  return texts;
}
