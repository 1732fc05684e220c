import { currentTraceId, currentTraceparent, traceIdOf, withTrace } from './trace-context.js';

const SENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('the trace context', () => {
  it('keeps the caller’s trace id and makes a new span', () => {
    withTrace(SENT, () => {
      expect(currentTraceId()).toBe('0af7651916cd43dd8448eb211c80319c');
      expect(currentTraceparent()).not.toBe(SENT);
    });
  });

  it('starts a trace when none or a malformed one came', () => {
    for (const sent of [undefined, 'nonsense']) {
      withTrace(sent, () => expect(currentTraceId()).toMatch(/^[0-9a-f]{32}$/));
    }
  });

  it('survives awaiting, and ends outside', async () => {
    await withTrace(SENT, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      expect(traceIdOf(currentTraceparent())).toBe(traceIdOf(SENT));
    });
    expect(currentTraceId()).toBeUndefined();
  });
});
