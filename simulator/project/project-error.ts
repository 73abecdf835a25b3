/** A Hasura project that cannot be read; the message is what the failing task shows. */
export class ProjectError extends Error {
  override readonly name = 'ProjectError';
}
