import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { AddressRules } from './address-rules.js';
import { guardedConnector } from './guarded-connector.js';
import { HostNames } from './host-names.js';

/** A name server that says something else each time it is asked; the last answer stays. */
class Liar extends HostNames {
  asked = 0;

  constructor(private readonly answers: readonly (readonly string[])[]) {
    super();
  }

  override async resolve(): Promise<readonly string[]> {
    const answer = this.answers[Math.min(this.asked, this.answers.length - 1)] ?? [];
    this.asked += 1;
    return answer;
  }
}

/** Two hosts on one port: one that webhooks may be sent to, and one that they must never reach. */
describe('a guarded connection', () => {
  let open: Server;
  let secret: Server;
  let port: number;
  let reachedSecret = 0;
  const agents: Agent[] = [];
  const started = (server: Server, host: string, at: number): Promise<number> =>
    new Promise((resolve) => server.listen(at, host, () => resolve((server.address() as AddressInfo).port)));

  beforeAll(async () => {
    open = createServer((_request, response) => response.setHeader('connection', 'close').end('open'));
    secret = createServer((_request, response) => {
      reachedSecret += 1;
      response.end('secret');
    });
    port = await started(open, '127.0.0.1', 0);
    await started(secret, '127.0.0.2', port);
  });
  afterEach(async () => {
    await Promise.all(agents.splice(0).map((agent) => agent.destroy()));
    expect(reachedSecret).toBe(0);
  });
  afterAll(() => [open, secret].forEach((server) => server.close()));

  const agentWith = (names: HostNames): Agent => {
    const agent = new Agent({ connect: guardedConnector(new AddressRules(['127.0.0.1/32']), names, 2_000) });
    agents.push(agent);
    return agent;
  };
  const get = async (agent: Agent, host = 'receiver.test'): Promise<string> => {
    const { body } = await request(`http://${host}:${port}/`, { dispatcher: agent });
    return body.text();
  };

  it('goes to the addresses that were looked up, and looks them up once', async () => {
    const names = new Liar([['127.0.0.1'], ['127.0.0.2']]);

    expect(await get(agentWith(names))).toBe('open');

    expect(names.asked).toBe(1);
  });

  it('is refused as soon as the name leads elsewhere: DNS rebinding', async () => {
    const names = new Liar([['127.0.0.1'], ['127.0.0.2']]);
    const agent = agentWith(names);
    await get(agent);

    await expect(get(agent)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it.each([
    ['a private address', ['127.0.0.2']],
    ['a private address among allowed ones', ['127.0.0.1', '127.0.0.2']],
    ['a private address in IPv6’s clothes', ['::ffff:127.0.0.2']],
    ['the metadata service', ['169.254.169.254']],
    ['nowhere', []],
    ['something that is no address', ['127.0.0.1.evil.test']],
  ])('is refused when the name leads to %s', async (_what, addresses) => {
    await expect(get(agentWith(new Liar([addresses])))).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it.each(['127.0.0.2', '[::ffff:127.0.0.2]', '2130706434', '0x7f.2', '127.2'])(
    'is refused to %s, which needs no look-up',
    async (host) => {
      await expect(get(agentWith(new Liar([['127.0.0.1']])), host)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    },
  );
});
