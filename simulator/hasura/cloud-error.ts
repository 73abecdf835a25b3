/** A refusal as the API words it: `code` goes into the error's extensions. */
export class CloudError extends Error {
  readonly code: string;

  constructor(message: string, code = 'unexpected') {
    super(message);
    this.name = 'CloudError';
    this.code = code;
  }
}
