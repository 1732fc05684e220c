import { Turnstile } from './turnstile.js';

const many = { connections: 1_000, framesPerSecond: 1_000, frameBurst: 1_000 };
const comer = { viewer: 'mia', address: '10.0.0.1', account: 'kol' };

describe('the turnstile', () => {
  it.each(['viewer', 'address', 'account'] as const)(
    'lets in so many of one %s, and the next when one goes',
    (kind) => {
      const turnstile = new Turnstile({
        viewer: many,
        address: many,
        account: many,
        [kind]: { ...many, connections: 2 },
      });
      const other = { viewer: 'noah', address: '10.0.0.2', account: 'shop' };
      const passes = [turnstile.enter(comer, 0), turnstile.enter({ ...other, [kind]: comer[kind] }, 0)];
      expect(turnstile.enter(comer, 0)).toBeUndefined();
      expect(turnstile.enter(other, 0)).toBeDefined();

      passes[0]?.release();
      expect(turnstile.enter(comer, 0)).toBeDefined();
    },
  );

  it('shares one allowance between a viewer’s connections', () => {
    const turnstile = new Turnstile({
      viewer: { ...many, framesPerSecond: 1, frameBurst: 3 },
      address: many,
      account: many,
    });
    const [phone, tablet] = [turnstile.enter(comer, 0), turnstile.enter(comer, 0)];
    expect([phone, tablet, phone, tablet].map((pass) => pass?.takeFrame(0))).toEqual([
      'fine',
      'fine',
      'fine',
      'tooFast',
    ]);
    expect(turnstile.enter({ ...comer, viewer: 'noah' }, 0)?.takeFrame(0)).toBe('fine');
  });

  it('asks those to wait whose neighbours are loud', () => {
    const turnstile = new Turnstile({
      viewer: many,
      address: { ...many, framesPerSecond: 1, frameBurst: 1 },
      account: many,
    });
    turnstile.enter({ ...comer, viewer: 'noah' }, 0)?.takeFrame(0);
    expect(turnstile.enter(comer, 0)?.takeFrame(0)).toBe('busy');
  });
});
