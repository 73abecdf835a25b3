/** A secret that a run was given or received, and where it may go. */
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

/** Every form in which a secret might show up: as it is, decoded, and encoded. */
export function formsOf(secret: string): string[] {
  const forms = known.get(secret) ?? makeForms(secret);
  known.set(secret, forms);
  return forms;
}

function makeForms(secret: string): string[] {
  const decoded = secret.includes('%') ? decodeURIComponent(secret) : secret;
  const forms = [secret, decoded].flatMap((value) => {
    const bytes = Buffer.from(value);
    const base64 = bytes.toString('base64').replace(/=+$/, '');
    return [
      value,
      JSON.stringify(value).slice(1, -1),
      encodeURIComponent(value),
      encodeURI(value),
      base64,
      bytes.toString('base64url'),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
    ];
  });
  return [...new Set(forms)];
}

/** The canaries that a text holds, in any form: "what" of each. Escapes of Markdown and HTML hide nothing from a reader. */
export function leaksIn(text: string, canaries: readonly Canary[]): string[] {
  const read = text
    .replace(/\\(?=[^a-z0-9])/gi, '')
    .replace(/\u2060/g, '')
    .replace(/&amp;/g, '&');
  return canaries
    .filter(({ value }) => formsOf(value).some((form) => text.includes(form) || read.includes(form)))
    .map(({ what }) => what);
}
