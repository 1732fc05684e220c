import fc from 'fast-check';
import { protocolParts, type ProtocolParts } from '../protocol-parts.js';
import { RtmpProtocol } from './rtmp-protocol.js';

/** Handshake, `connect` to `live`, `createStream`, `publish` of `stream?key=k`: what a publishing program says. */
const amf = {
  text: (text: string) => Buffer.concat([Buffer.from([2, 0, text.length]), Buffer.from(text)]),
  number: (value: number) => {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  },
  none: Buffer.from([5]),
  record: (fields: Record<string, string>) =>
    Buffer.concat([
      Buffer.from([3]),
      ...Object.entries(fields).map(([name, value]) =>
        Buffer.concat([Buffer.from([0, name.length]), Buffer.from(name), amf.text(value)]),
      ),
      Buffer.from([0, 0, 9]),
    ]),
};

function message(type: number, payload: Buffer): Buffer {
  const header = Buffer.from([3, 0, 0, 0, payload.length >> 16, payload.length >> 8, payload.length, type, 1, 0, 0, 0]);
  const chunks = [];
  for (let at = 0; at < payload.length; at += 128) chunks.push(Buffer.from([0xc3]), payload.subarray(at, at + 128));
  return Buffer.concat([header, ...chunks.slice(1)]);
}

const greeting = Buffer.alloc(1 + 2 * 1536, 3);
const words = Buffer.concat([
  message(20, Buffer.concat([amf.text('connect'), amf.number(1), amf.record({ app: 'live', tcUrl: 'rtmp://h/live' })])),
  message(20, Buffer.concat([amf.text('createStream'), amf.number(2), amf.none])),
  message(
    20,
    Buffer.concat([amf.text('publish'), amf.number(3), amf.none, amf.text('stream?key=k'), amf.text('live')]),
  ),
]);

describe('RTMP', () => {
  let parts: ProtocolParts;
  beforeAll(async () => {
    parts = await protocolParts();
  });
  const open = () => {
    const heard: string[] = [];
    const rtmp = new RtmpProtocol(parts, {
      send: () => undefined,
      publish: ({ name, query }) => heard.push(`publish ${name} ${String(query['key'])}`),
      play: () => heard.push('play'),
      packet: () => heard.push('packet'),
    });
    return { rtmp, heard };
  };

  it('is understood however it is cut, and what is sent before it is allowed is nobody’s', () => {
    const { rtmp, heard } = open();
    const video = message(9, Buffer.from([0x17, 0, 0, 0, 0, 1]));
    for (const byte of Buffer.concat([greeting, words, video])) rtmp.take(Buffer.from([byte]));
    expect(heard).toEqual(['publish stream k']);
    rtmp.allow();
    rtmp.take(video);
    expect(heard).toEqual(['publish stream k', 'packet']);
  });

  it('throws at what it cannot read, and neither hangs nor takes more than its share', () => {
    const spoilt = fc.tuple(
      fc.array(fc.tuple(fc.nat(words.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.uint8Array(),
    );
    fc.assert(
      fc.property(spoilt, ([changes, more]) => {
        const bytes = Buffer.from(words);
        for (const [at, byte] of changes) bytes[at] = byte;
        const { rtmp } = open();
        try {
          rtmp.take(greeting);
          rtmp.take(Buffer.concat([bytes, more]));
        } catch (error) {
          expect(error).toHaveProperty('message');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not prepare for messages that strangers only announce', () => {
    const announced = Buffer.from([3, 0, 0, 0, 0xff, 0xff, 0xff, 20, 0, 0, 0, 0]);
    expect(() => open().rtmp.take(Buffer.concat([greeting, announced, Buffer.alloc(1)]))).toThrow('a message too long');
    const sideBySide = Array.from({ length: 20 }, (_, index) =>
      Buffer.from([3 + index, 0, 0, 0, 0, 0, 200, 20, 0, 0, 0, 0, ...Buffer.alloc(128)]),
    );
    expect(() => open().rtmp.take(Buffer.concat([greeting, ...sideBySide]))).toThrow('side by side');
    expect(() => open().rtmp.take(Buffer.alloc(40_000))).toThrow('before it was allowed');
  });
});
