/** A secret that a run was given or received. */
export interface Canary {
  what: string;
  value: string;
}

/** The secrets that stories plant. Each has characters that its encoded forms change. */
export const CANARY = {
  hasuraToken: 'hasura-pat/C4nary+one&all=',
  githubToken: 'ghs_C4naryOfTheJob/two+three',
  sourceToken: 'ghs_C4naryOfTheSource/four+five',
  databasePassword: 'pa%24s%2Fw0rd-c4nary',
  jwtKey: 'jwt/k3y+c4nary"quoted"',
  productionPassword: 'production-pa55word-c4nary',
  serverPassword: 'pg/s3rver+c4nary@home',
} as const;

const known = new Map<string, string[]>();

/** The usual forms in which a secret might appear: as it is, decoded, and encoded. */
export function formsOf(secret: string): string[] {
  const forms = known.get(secret) ?? makeForms(secret);
  known.set(secret, forms);
  return forms;
}

function makeForms(secret: string): string[] {
  const forms = valuesOf(secret).flatMap((value) => {
    const bytes = Buffer.from(value);
    const base64 = bytes.toString('base64').replace(/=+$/, '');
    const characters = Array.from(value);
    const hexOf = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, '0');
    const unlessLetter = (write: (character: string) => string): string =>
      characters.map((one) => (/[a-z0-9]/i.test(one) ? one : write(one))).join('');
    return [
      value,
      JSON.stringify(value).slice(1, -1),
      JSON.stringify(value).slice(1, -1).replaceAll('/', '\\/'),
      unlessLetter((one) => `\\u${hexOf(one)}`),
      unlessLetter((one) => `\\u${hexOf(one).toUpperCase()}`),
      encodeURIComponent(value),
      encodeURIComponent(value).replace(/%../g, (byte) => byte.toLowerCase()),
      encodeURI(value),
      unlessLetter((one) => `&#${String(one.charCodeAt(0))};`),
      unlessLetter((one) => `&#x${one.charCodeAt(0).toString(16)};`),
      value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/\//g, '&sol;').replace(/\+/g, '&plus;'),
      base64,
      Buffer.from(`:${value}`).toString('base64'),
      Buffer.from(`x:${value}\n`).toString('base64'),
      bytes.toString('base64url'),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
    ];
  });
  return [...new Set(forms)];
}

function valuesOf(secret: string): string[] {
  return [...new Set([secret, secret.includes('%') ? decodeURIComponent(secret) : secret])];
}

/**
 * The canaries that a text contains in any form: the `what` of each. No escape or encoding hides one from a reader.
 */
export function leaksIn(text: string, canaries: readonly Canary[]): string[] {
  const read = [...readings(text)].join('\n');
  const bytes = Buffer.from([read, ...base64In(read), ...hexIn(read)].join('\n'));
  return canaries
    .filter(({ value }) => valuesOf(value).some((one) => bytes.includes(one)))
    .map(({ what }) => what);
}

const decoders: ((text: string) => string)[] = [
  (text) =>
    text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString()),
  (text) =>
    text
      .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replace(/\\(["\\/])/g, '$1'),
  (text) =>
    text
      .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replace(/&#(\d{1,6});/g, (_, number: string) => String.fromCharCode(Number(number)))
      .replace(/&(amp|lt|gt|quot|apos|sol|plus|equals|percnt|commat|colon);/g, (_, name: string) =>
        String(
          {
            amp: '&',
            lt: '<',
            gt: '>',
            quot: '"',
            apos: "'",
            sol: '/',
            plus: '+',
            equals: '=',
            percnt: '%',
            commat: '@',
            colon: ':',
          }[name],
        ),
      ),
  (text) => text.replace(/\\(?=[^a-z0-9])/gi, '').replace(/[\u200b\u200c\u200d\u2060\ufeff]/g, ''),
];

/** A text as it is, and decoded up to three times: with each decoder, and with all of them. */
function readings(text: string): Set<string> {
  const all = new Set([text]);
  if (!/[%\\&\u200b\u200c\u200d\u2060\ufeff]/.test(text)) return all;
  const everything = (one: string): string => decoders.reduce((so, decode) => decode(so), one);
  for (const decode of [...decoders, everything])
    for (let read = text, times = 0; times < 3; times++) {
      read = decode(read);
      all.add(read);
    }
  return all;
}

/**
 * What the base64 in a text contains, wherever it begins. All of it has capitals, which most other words do not.
 */
function base64In(text: string): string[] {
  const runs = new Set(text.match(/[\w+/-]{8,}/g));
  const base64 = [...runs].filter((run) => /[A-Z]/.test(run));
  return base64.flatMap((run) =>
    [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('latin1')),
  );
}

function hexIn(text: string): string[] {
  const runs = new Set(text.match(/(?:[0-9a-f]{2}){6,}/gi));
  return [...runs].map((run) => Buffer.from(run, 'hex').toString('latin1'));
}
