/** A Hasura project that cannot be read. The failing task shows the message. */
export class ProjectError extends Error {
  override readonly name = 'ProjectError';
}
