import { RequestRefused } from './run.errors.js';
import type { Tally } from './tally.js';

/** One refused action does not end a run: it is counted, and the numbers will tell. Everything else does. */
export function noteRefusal(tally: Tally, error: unknown): void {
  if (!(error instanceof RequestRefused)) throw error;
  tally.note(error.message.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…'));
}
