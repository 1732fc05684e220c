import { newId } from '@shopcast/kernel';
import { like, postComment, pseudonymOf, share } from './interaction.js';

const visitor = { accountId: newId(), sessionId: newId(), viewerId: 'o6_bmjrPTlm6' };
const clientId = newId();

describe('what viewers do in a room', () => {
  it('is the same event when it is sent again, and another one for another viewer, room or kind', () => {
    const first = postComment(visitor, clientId, 'Does it come in red?', 10);
    expect(postComment(visitor, clientId, 'Does it come in red?', 20).id).toBe(first.id);

    const others = [
      postComment({ ...visitor, viewerId: 'other' }, clientId, 'hi', 10),
      postComment({ ...visitor, sessionId: newId() }, clientId, 'hi', 10),
      like(visitor, clientId, 3, 10),
      share(visitor, clientId, 'moments', 10),
    ];
    expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(5);
  });

  it('carries who, where and what', () => {
    expect(like(visitor, clientId, 3, 10).fact.data).toEqual({ ...visitor, count: 3 });
    expect(share(visitor, clientId, 'moments', 10).fact).toMatchObject({
      key: `${visitor.sessionId}:${visitor.viewerId}`,
      data: { channel: 'moments' },
    });
  });

  it('is shown under a name that does not tell who it is', () => {
    expect(pseudonymOf(visitor)).toMatch(/^[0-9a-f]{8}$/);
    expect(pseudonymOf({ ...visitor, sessionId: newId() })).not.toBe(pseudonymOf(visitor));
  });
});
