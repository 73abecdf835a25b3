/** A range of a text, from its first character to the one after its last. */
export interface Range {
  from: number;
  to: number;
}

/** The most levels of escapes to decode. No reader or program would decode a text more often. */
const MOST_LEVELS = 4;

const BYTES = '(?:%[0-9a-f]{2})+';
const STRING_ESCAPES = '\\\\(?:u[0-9a-f]{4}|u\\{[0-9a-f]{1,6}\\}|x[0-9a-f]{2}|[nrtbf"\'\\\\/])';
const ENTITY = '&(?:#\\d{1,8}|#x[0-9a-f]{1,8}|[a-z]{2,8}\\d{0,2});';
/** Superfluous backslashes (Markdown, SQL, a shell), zero-width characters and the replacement character. */
const SUPERFLUOUS = '\\\\[^\\sa-z0-9]|[\\u200b-\\u200d\\u2060\\ufeff\\ufffd]';

/** Escapes of all formats at once, in upper or lower case, because formats can be nested. */
const ANY_ESCAPE = new RegExp([BYTES, STRING_ESCAPES, ENTITY, SUPERFLUOUS].join('|'), 'gi');
/** The escapes of each single format, with its sign: in another format, the same characters are plain text. */
const FORMATS = [
  { sign: /%/, escape: new RegExp(BYTES, 'gi') },
  { sign: /\\/, escape: new RegExp(STRING_ESCAPES, 'gi') },
  { sign: /&/, escape: new RegExp(ENTITY, 'gi') },
  { sign: /[\u200b-\u200d\u2060\ufeff\ufffd]/, escape: /[\u200b-\u200d\u2060\ufeff\ufffd]/g },
];

const CONTROLS: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The named entities of HTML for the characters of ASCII and Latin-1. */
const ENTITIES = new Map<string, string>([
  ...pairs(
    'Tab=\t NewLine=\n excl=! quot=" QUOT=" num=# dollar=$ percnt=% amp=& AMP=& apos=\' lpar=( rpar=) ast=* midast=* plus=+ comma=, period=. sol=/ colon=: semi=; lt=< LT=< gt=> GT=> quest=? commat=@ lsqb=[ lbrack=[ bsol=\\ rsqb=] rbrack=] Hat=^ lowbar=_ UnderBar=_ grave=` lcub={ lbrace={ verbar=| vert=| rcub=} rbrace=}',
  ),
  ['equals', '='],
  // In the order of Latin-1, from the no-break space on.
  ...'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
    .split(' ')
    .map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
]);

function pairs(text: string): [string, string][] {
  return text.split(/ (?=[A-Za-z]+=)/).map((pair) => {
    const split = pair.indexOf('=');
    return [pair.slice(0, split), pair.slice(split + 1)];
  });
}

/** A text with its escapes decoded. It knows where each part of it is in the text as written. */
export class Reading {
  readonly text: string;
  readonly #from: Reading | undefined;
  /** Where each piece begins here and in the text it was decoded from; `ends` is -1 for a piece without escapes. */
  readonly #starts: number[];
  readonly #sources: number[];
  readonly #ends: number[];

  private constructor(text: string, from?: Reading, pieces?: Pieces) {
    this.text = text;
    this.#from = from;
    this.#starts = pieces?.starts ?? [];
    this.#sources = pieces?.sources ?? [];
    this.#ends = pieces?.ends ?? [];
  }

  /** Yields the text as written, and then decodes one more level of escapes at a time, while there are any. */
  static *of(text: string): Generator<Reading, void> {
    const written = new Reading(text);
    yield written;
    const formats = FORMATS.filter(({ sign }) => sign.test(text));
    if (formats.length === 0) return;
    for (const escape of [
      ANY_ESCAPE,
      ...(formats.length > 1 ? formats.map((format) => format.escape) : []),
    ]) {
      let reading = written.#decoded(escape);
      for (let level = 1; reading !== undefined && level <= MOST_LEVELS; level++) {
        yield reading;
        reading = reading.#decoded(escape);
      }
    }
  }

  /** The range in the text as written that corresponds to this range. */
  asWritten({ from, to }: Range): Range {
    if (this.#from === undefined) return { from, to };
    const [first, last] = [this.#pieceAt(from), this.#pieceAt(to - 1)];
    const [firstSource = 0, firstStart = 0] = [this.#sources[first], this.#starts[first]];
    const [lastSource = 0, lastStart = 0] = [this.#sources[last], this.#starts[last]];
    const lastEnd = this.#ends[last] ?? -1;
    return this.#from.asWritten({
      from: this.#ends[first] === -1 ? firstSource + (from - firstStart) : firstSource,
      to: lastEnd === -1 ? lastSource + (to - lastStart) : lastEnd,
    });
  }

  /** The piece that holds a position: the last one that begins at or before it. */
  #pieceAt(position: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #decoded(escapes: RegExp): Reading | undefined {
    const pieces = new Pieces(this.text);
    // The fastest way to visit every match; the replaced text is not used.
    this.text.replace(escapes, (escape: string, at: number) => {
      decode(escape, at, pieces);
      return '';
    });
    return pieces.changed ? new Reading(pieces.end(), this, pieces) : undefined;
  }
}

/** A text that is being decoded. */
class Pieces {
  readonly starts: number[] = [];
  readonly sources: number[] = [];
  readonly ends: number[] = [];
  changed = false;
  readonly #source: string;
  readonly #texts: string[] = [];
  #length = 0;
  #done = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Adds a decoded text, which replaces this range of the source. */
  put(text: string, from: number, to: number): void {
    this.#plainUpTo(from);
    this.changed = true;
    this.#done = to;
    if (text !== '') this.#push(text, from, to);
  }

  /** The whole decoded text. */
  end(): string {
    this.#plainUpTo(this.#source.length);
    return this.#texts.join('');
  }

  #plainUpTo(position: number): void {
    if (position > this.#done) this.#push(this.#source.slice(this.#done, position), this.#done, -1);
    this.#done = position;
  }

  #push(text: string, source: number, end: number): void {
    this.starts.push(this.#length);
    this.sources.push(source);
    this.ends.push(end);
    this.#texts.push(text);
    this.#length += text.length;
  }
}

/** Decodes one escape at a position; an invalid escape is left as written. */
function decode(escape: string, at: number, pieces: Pieces): void {
  if (escape.startsWith('%')) {
    decodeBytes(escape, at, pieces);
    return;
  }
  const text = meaning(escape);
  if (text !== undefined) pieces.put(text, at, at + escape.length);
}

function meaning(escape: string): string | undefined {
  const [start, kind = ''] = escape;
  if (start === '&') return kind === '#' ? numbered(escape.slice(2, -1)) : ENTITIES.get(escape.slice(1, -1));
  // A zero-width character has no meaning.
  if (start !== '\\') return '';
  if (escape.length > 2) return character(parseInt(escape.slice(2).replace(/[{}]/g, ''), 16));
  return CONTROLS[kind] ?? kind;
}

function numbered(text: string): string | undefined {
  return character(/^x/i.test(text) ? parseInt(text.slice(1), 16) : parseInt(text, 10));
}

function character(point: number): string | undefined {
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

/** Decodes a run of percent-encoded bytes as UTF-8. A byte that is not part of a character is left as written. */
function decodeBytes(run: string, at: number, pieces: Pieces): void {
  const byte = (index: number): number => parseInt(run.slice(index * 3 + 1, index * 3 + 3), 16);
  const bytes = run.length / 3;
  for (let index = 0; index < bytes;) {
    const first = byte(index);
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let point = length === 1 ? first : first & (0x7f >> length);
    let good = length > 0 && index + length <= bytes;
    for (let more = 1; good && more < length; more++) {
      const next = byte(index + more);
      good = (next & 0xc0) === 0x80;
      point = (point << 6) | (next & 0x3f);
    }
    const text = good ? character(point) : undefined;
    if (text === undefined) {
      index += 1;
      continue;
    }
    pieces.put(text, at + index * 3, at + (index + length) * 3);
    index += length;
  }
}
