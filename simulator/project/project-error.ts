/** A Hasura project that cannot be read. The failing task shows the message. */
export class ProjectError extends Error {
  override readonly name = 'ProjectError';
}

/** The text with which Hasura's CLI ends when it cannot read a metadata file. */
export function metadataFileError(object: string, file: string, cause: unknown): ProjectError {
  const { message } = cause as Error;
  return new ProjectError(`error parsing metadata \nobject: ${object}\nfile: ${file}\nerror: ${message}`, {
    cause,
  });
}
