/** There is no verdict: the evidence cannot be read, or it changed while it was read. The message is for people. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck';
}
