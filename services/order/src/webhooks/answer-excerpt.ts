import { storable } from '@shopcast/kernel';

/** What of an answer's body is kept. */
const EXCERPT_BYTES = 1_024;

/** The beginning of a body. One that breaks off, or never ends, is as good: the status line has said all that matters. */
export async function answerExcerpt(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= EXCERPT_BYTES) break;
    }
  } catch {
    // what has come is what there is
  }
  return storable(Buffer.concat(chunks).subarray(0, EXCERPT_BYTES).toString('utf8'));
}
