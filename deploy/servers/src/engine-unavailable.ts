/** An engine cannot run here. The message is one line for a person and says what to do. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}
