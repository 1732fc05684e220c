import { mediaMtxCall } from './mediamtx-call.js';
import { srsCall } from './srs-call.js';

const sessionId = '0193590a-5f00-7c11-8a00-000000000002';
const permit = { expires: '1795435200', signature: 'c2ln' };
const watching = `?${new URLSearchParams(permit)}`;

describe('the callbacks of SRS', () => {
  /** As its configuration documents them; other versions have more fields. */
  const told = (action: string, more: object = {}) => ({
    action,
    client_id: '9308h583',
    ip: '192.168.1.10',
    vhost: '__defaultVhost__',
    app: 'live',
    stream: sessionId,
    param: '',
    server_id: 'vid-werty',
    stream_url: `/live/${sessionId}`,
    stream_id: 'vid-124q9y3',
    ...more,
  });

  it('are understood', () => {
    const publisher = { sessionId, publicationId: '9308h583' };
    expect(srsCall(told('on_publish', { tcUrl: 'rtmp://host/live', param: '?key=sci_abc' }))).toEqual({
      event: 'publish',
      ...publisher,
      key: 'sci_abc',
    });
    expect(srsCall(told('on_publish'))).toEqual({ event: 'publish', ...publisher });
    expect(srsCall(told('on_unpublish'))).toEqual({ event: 'unpublish', ...publisher });
    expect(srsCall(told('on_hls', { duration: 9.36, seq_no: 100 }))).toEqual({ event: 'alive', ...publisher });
    expect(srsCall(told('on_play', { param: watching }))).toEqual({ event: 'play', sessionId, permit });
    expect(srsCall(told('on_play'))).toEqual({ event: 'play', sessionId, permit: {} });
    expect(srsCall(told('on_unpublish', { client_id: 1985 }))).toMatchObject({ publicationId: '1985' });
  });
});

describe('the calls of MediaMTX', () => {
  const told = (action: string, more: object = {}) => ({
    user: '',
    password: '',
    token: '',
    ip: '192.168.1.10',
    action,
    path: `live/${sessionId}`,
    protocol: 'rtmp',
    id: '5f1c7a0e-4c9e-4a7e-9a53-3e1f7f0a1b2c',
    query: '',
    ...more,
  });

  it('are understood', () => {
    const publisher = { sessionId, publicationId: '5f1c7a0e-4c9e-4a7e-9a53-3e1f7f0a1b2c' };
    expect(mediaMtxCall(told('publish', { query: 'key=sci_abc' }))).toEqual({
      event: 'publish',
      ...publisher,
      key: 'sci_abc',
    });
    expect(mediaMtxCall(told('alive'))).toEqual({ event: 'alive', ...publisher });
    expect(mediaMtxCall(told('unpublish'))).toEqual({ event: 'unpublish', ...publisher });
    const reading = { protocol: 'hls', id: '', query: watching.slice(1) };
    expect(mediaMtxCall(told('read', reading))).toEqual({ event: 'play', sessionId, permit });
  });
});

it('what no media server says is refused, whichever it claims to be', () => {
  const nonsense: unknown[] = [null, undefined, 'x', 7, [], {}, { action: 'on_publish' }, { action: 'publish' }];
  const stream = { stream: sessionId, path: sessionId };
  const wrong = [
    ...nonsense,
    { ...stream, action: 'on_dvr', client_id: 'c' },
    { ...stream, action: 'api', id: 'c' },
    { stream: '../etc', path: '../etc', action: 'on_play' },
    { ...stream, action: 'on_publish', client_id: 'c'.repeat(65) },
    { ...stream, action: 'publish', id: '\u0000' },
    { ...stream, action: {}, id: {}, client_id: [] },
  ];
  for (const body of wrong) {
    for (const read of [srsCall, mediaMtxCall]) {
      expect(() => read(body)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
    }
  }
});
