/** The service cannot listen; the message is one sentence. */
export class ServeError extends Error {
  override readonly name = 'ServeError';
}
