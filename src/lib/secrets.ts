import { type Found, Needles, type Needle, blotted, findIn } from './needles.js';
import { type Range, Reading } from './readings.js';
import { withoutTrailing } from './text.js';
import {
  type EnvVariable,
  isCommon,
  isShortSecret,
  privateIn,
  secretsIn,
  SHORTEST,
  worthMasking,
} from './sensitive.js';

/** The shortest admin secret to mask. It is shorter than for other secrets: an admin secret opens the whole app. */
const SHORTEST_ADMIN_SECRET = 4;

/**
 * Every secret that the run was given or received. They are removed from all our text, in whatever form they come
 * back: escaped, encoded, inside a longer base64 text. The runner only masks exact matches within a line, so it also
 * gets the forms that other programs are likely to print.
 */
export class Secrets {
  readonly #hidden = new Set<string>();
  /** The forms that were passed to the runner. */
  readonly #forms = new Set<string>();
  /** Removed from all text. */
  readonly #secret = new Needles();
  /** Also removed from public text. */
  readonly #private = new Needles();
  /**
   * Too short or too common to search for inside other text: removed from public text where they are whole words.
   */
  readonly #words = new Set<string>();
  /** The names of the app's variables, and our own names such as the app's: everybody may see them. */
  readonly #variables = new Set<string>();
  readonly #names = new Set<string>();
  readonly #mask: (form: string) => void;

  /** @param mask tells the runner to mask a form in its log (`::add-mask::`) */
  constructor(mask: (form: string) => void = () => undefined) {
    this.#mask = mask;
  }

  /** Masks a secret from now on, and returns it. Call it in the line that creates or receives the secret. */
  add(secret: string): string {
    for (const value of valuesOf(secret)) if (worthMasking(value)) this.#hide(value);
    return secret;
  }

  /**
   * The same for an app's admin secret, which is masked from four characters on. A shorter one, a common word or a
   * part of one of our names is only removed from public text.
   * @returns whether to warn: it cannot be masked in the log, and this is the first time
   */
  addAdmin(secret: string): boolean {
    if (worthMasking(secret, SHORTEST_ADMIN_SECRET) && !this.#isNamed(secret)) {
      this.#hide(secret);
      this.add(secret);
      return false;
    }
    const isNew = secret !== '' && !this.#words.has(secret);
    if (isNew) this.#words.add(secret);
    return isNew;
  }

  /**
   * Adds a variable of the app: masks what is secret in it, and keeps everything that is not harmless out of public
   * text.
   */
  addVariable(variable: EnvVariable): void {
    this.#variables.add(variable.key);
    for (const secret of secretsIn(variable)) if (!this.#isNamed(secret)) this.add(secret);
    if (isShortSecret(variable)) this.#words.add(variable.value.trim());
    for (const part of privateIn(variable))
      for (const value of valuesOf(part))
        if (worthMasking(value)) for (const needle of encodingsOf(value)) this.#private.add(needle);
  }

  /** Adds names that everybody may see, such as the app's: a variable that repeats one is not a secret for that. */
  show(...names: string[]): void {
    for (const name of names) this.#names.add(name);
  }

  /** The text with every known form of every secret replaced by `***`. */
  redact(text: string): string {
    return blotted(
      text,
      findIn(text, [this.#secret]).map(({ range }) => range),
    );
  }

  /**
   * Redacts every text in plain data. Call it before texts are cut or escaped, which would hide a secret from
   * `redact`.
   */
  redactAll<T>(data: T): T {
    return eachText(data, (text) => this.redact(text));
  }

  /**
   * The words of a service or a person, for a place that anybody may read: without secrets, without the app's
   * private values, without the users, queries and fragments of URLs.
   * @param ours names that the reader sees anyway: a value that is part of one of them stays
   */
  redactForPublic(text: string, ours: readonly string[]): string {
    const shown = [...this.#variables, ...this.#names, ...ours];
    const known = new Map<string, boolean>();
    const isShown = ({ among, needle }: Found): boolean => {
      if (among !== this.#private) return false;
      const before = known.get(needle.text);
      const now = before ?? shown.some((name) => name.includes(needle.text));
      known.set(needle.text, now);
      return now;
    };
    const found = findIn(text, [this.#secret, this.#private]).filter((one) => !isShown(one));
    const words = [...this.#words].filter((word) => !shown.includes(word));
    const clean = blotted(text, [
      ...found.map(({ range }) => range),
      ...words.flatMap((word) => wordsIn(text, word)),
    ]);
    return withoutCredentials(clean);
  }

  #isNamed(value: string): boolean {
    return [...this.#names].some((name) => name.includes(value));
  }

  #hide(value: string): void {
    if (this.#hidden.has(value)) return;
    this.#hidden.add(value);
    for (const needle of encodingsOf(value)) this.#secret.add(needle);
    for (const form of formsOf(value)) {
      // The text before an escaped form may look like the start of another escape, so search for the form as written
      // too.
      this.#secret.add({ text: form });
      if (this.#forms.has(form)) continue;
      this.#forms.add(form);
      this.#mask(form);
    }
  }
}

/** Plain data with each text in it passed through `change`. */
export function eachText<T>(data: T, change: (text: string) => string): T {
  if (typeof data === 'string') return change(data) as T;
  if (Array.isArray(data)) return data.map((part: unknown) => eachText(part, change)) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, part]) => [key, eachText(part as unknown, change)]),
  ) as T;
}

/** A secret as it is given, decoded, and line by line: masks work line by line. */
function valuesOf(secret: string): Set<string> {
  const values = new Set<string>();
  for (const { text } of Reading.of(secret))
    for (const value of [text, ...text.split(/\r\n|\r|\n/)]) values.add(value.trim());
  return values;
}

/** What to search for to find a value in a text whose escapes are decoded: only encodings are left. */
function encodingsOf(value: string): Needle[] {
  const bytes = Buffer.from(value, 'utf8');
  const hex = bytes.toString('hex');
  const inside = new Set([
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(bytes.toString('utf8')),
  ]);
  // In form encoding, a space is a plus sign.
  const texts = [value, value.replaceAll(' ', '+'), hex, hex.toUpperCase()];
  return [...texts.map((text) => ({ text })), ...[...inside].flatMap(base64Windows)];
}

/**
 * The characters that represent a value in any base64 text that contains it: it may begin at any of the three
 * positions in a group of bytes. Characters that also encode bits of the bytes around it are left out.
 */
function base64Windows(value: string): Needle[] {
  const bytes = Buffer.from(value, 'utf8');
  return [0, 1, 2].flatMap((shift) => {
    const bits = (shift + bytes.length) * 8;
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const text = whole.slice(Math.ceil((shift * 8) / 6), Math.floor(bits / 6));
    // So little is left of a short secret that ordinary words would match.
    if (text.length < SHORTEST) return [];
    const edges = { before: shift > 0, after: bits % 6 > 0 };
    return [
      { text, ...edges },
      { text: text.replaceAll('+', '-').replaceAll('/', '_'), ...edges },
    ];
  });
}

/** The forms of a value that other programs are likely to print: the runner masks exact texts. */
function formsOf(value: string): Set<string> {
  const forms = new Set<string>();
  const bytes = Buffer.from(value, 'utf8');
  // JSON can carry half a surrogate pair, which no encoder accepts; UTF-8 has a replacement character for it.
  const whole = bytes.toString('utf8');
  const base64 = bytes.toString('base64');
  const json = JSON.stringify(value).slice(1, -1);
  for (const form of [
    value,
    json,
    json.replaceAll('/', '\\/'),
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(whole),
    lowerCase(encodeURIComponent(whole)),
    encodeURI(whole),
    new URLSearchParams([['', value]]).toString().slice(1),
    inUserinfo(value),
    base64,
    withoutTrailing(base64, '='),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    htmlEscaped(value),
  ]) {
    // The runner splits a mask of several lines; each line is here as a value of its own.
    if (!isCommon(form) && !/[\r\n]/.test(form)) forms.add(form);
  }
  return forms;
}

function lowerCase(encoded: string): string {
  return encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());
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

/** What makes a word part of a longer one, such as the name of a header or a host. */
const BEFORE_WORD = /[\p{L}\p{N}_-]\.?$/u;
const AFTER_WORD = /^\.?[\p{L}\p{N}_-]/u;

/** Where a text occurs as a whole word. */
function wordsIn(text: string, word: string): Range[] {
  const ranges: Range[] = [];
  for (const reading of Reading.of(text))
    for (let from = reading.text.indexOf(word); from >= 0; from = reading.text.indexOf(word, from + 1)) {
      const to = from + word.length;
      const [before, after] = [
        reading.text.slice(Math.max(0, from - 3), from),
        reading.text.slice(to, to + 3),
      ];
      if (!BEFORE_WORD.test(before) && !AFTER_WORD.test(after)) ranges.push(reading.asWritten({ from, to }));
    }
  return ranges;
}

/** A text whose URLs lose their users, their queries and the secrets in their fragments. */
function withoutCredentials(text: string): string {
  return text.replace(/(:(?:\\*\/){2})([^\s"'<>`]+)/g, (_, start: string, rest: string) => {
    const end = rest.search(/[?#]/);
    const [before, query] = end < 0 ? [rest, ''] : [rest.slice(0, end), rest.slice(end)];
    const [authority = ''] = /^[^/\\]*/.exec(before) ?? [];
    // A password may contain a slash; a port cannot.
    const most = /:(?!\d*$)/.test(authority) ? before : authority;
    const place = before.slice(most.lastIndexOf('@') + 1);
    const user = place === before ? '' : '***@';
    const kept = query.startsWith('#') && !query.includes('=') ? query : query && `${query.charAt(0)}***`;
    return `${start}${user}${place}${kept}`;
  });
}
