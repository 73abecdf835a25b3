/** What was found of the content in an environment of Hygraph. Holds no secret, and not the endpoint. */
export interface ContentFacts {
  environment: string;
  /** The stage that was asked for; if absent, the default one of the token or the environment was read. */
  stage?: string;
  /** Whether it was read with a token, or as anyone. */
  withToken: boolean;
  /** Each model: whether it must be readable, what reading it brought, and what of it anyone can read. */
  models: ModelFacts[];
  /**
   * What anyone can read without a token, at most: `published` if it is proved for drafts alone that nobody can read
   * them.
   */
  public: 'closed' | 'published' | 'drafts' | 'unknown';
}

export interface ModelFacts {
  /** Its API id. */
  name: string;
  required: boolean;
  access: 'entries' | 'empty' | 'refused' | 'unknown';
  /** What of it anyone can read; absent if that was not tried. */
  open?: ('drafts' | 'published')[];
}

/** "1 model", "3 models". */
export function models(count: number): string {
  return count === 1 ? '1 model' : `${String(count)} models`;
}

/** Whether a model can be read, with or without entries. */
export function isReadable({ access }: Pick<ModelFacts, 'access'>): boolean {
  return access === 'entries' || access === 'empty';
}

/** What anyone can read without a token, in words. Says of how many models that is known, if not of all. */
export function publicWords({ public: open, models: all }: Pick<ContentFacts, 'public' | 'models'>): string {
  const tried = all.filter((model) => model.open !== undefined);
  // What is empty can show nothing.
  const isAll = all.every((model) => model.open !== undefined || model.access === 'empty');
  switch (open) {
    case 'closed':
      return isAll ? 'closed to the public' : `${models(tried.length)} closed to the public`;
    case 'published':
      return `drafts${isAll ? '' : ` of ${models(tried.length)}`} closed to the public`;
    case 'drafts':
      return 'drafts open to the public';
    case 'unknown':
      return 'public access not checked';
    default:
      return open satisfies never;
  }
}

/**
 * How many models can be read, in words: "3 of 12 models readable".
 * @param but what follows right after that
 */
export function readableWords(all: readonly ModelFacts[], but = ''): string {
  const readable = all.filter(isReadable).length;
  const known = all.filter(({ access }) => access !== 'unknown').length;
  const rest = all.length - known;
  if (rest > 0)
    return `${String(readable)} of ${String(known)} checked models readable${but}, ${String(rest)} not checked`;
  const counted = readable === known ? models(readable) : `${String(readable)} of ${models(known)}`;
  return `${counted} readable${but}`;
}
