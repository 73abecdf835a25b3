/** There is no server to rehearse on. The message is a sentence for users. */
export class NoServer extends Error {
  override readonly name = 'NoServer';
}
