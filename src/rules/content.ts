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
  open: ('drafts' | 'published')[];
}

/** "1 model", "3 models". */
export function models(count: number): string {
  return count === 1 ? '1 model' : `${String(count)} models`;
}

/** Whether a model can be read, with or without entries. */
export function isReadable({ access }: ModelFacts): boolean {
  return access === 'entries' || access === 'empty';
}

/** What anyone can read without a token, in words. */
export function publicWords({ public: open }: Pick<ContentFacts, 'public'>): string {
  switch (open) {
    case 'closed':
      return 'closed to the public';
    case 'published':
      return 'drafts closed to the public';
    case 'drafts':
      return 'drafts open to the public';
    case 'unknown':
      return 'public access not checked';
    default:
      return open satisfies never;
  }
}
