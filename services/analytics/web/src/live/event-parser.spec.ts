import { EventParser } from './event-parser.js';

const stream = ': keep-alive\n\nid: 7\nevent: metrics\ndata: {"a":1}\n\nevent: minutes\ndata: [1,\ndata: 2]\n\n';
const events = [
  { event: 'metrics', data: '{"a":1}' },
  { event: 'minutes', data: '[1,\n2]' },
];

describe('reading a stream of events', () => {
  it('gives every event once and leaves comments and ids out', () => {
    expect(new EventParser().push(stream)).toEqual(events);
  });

  it('does not mind where the network cuts the text', () => {
    const parser = new EventParser();

    expect([...stream].flatMap((character) => parser.push(character))).toEqual(events);
  });

  it('understands lines that end with a carriage return, even when the network cuts between the two', () => {
    const parser = new EventParser();

    expect([...stream.replaceAll('\n', '\r\n')].flatMap((character) => parser.push(character))).toEqual(events);
  });

  it('calls an event without a name a message', () => {
    expect(new EventParser().push('data:x\n\n')).toEqual([{ event: 'message', data: 'x' }]);
  });

  it('keeps back an event that is not complete', () => {
    expect(new EventParser().push('event: metrics\ndata: {"a":1}\n')).toEqual([]);
  });
});
