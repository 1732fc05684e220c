import {
  Client,
  credentials,
  Metadata,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type ServiceError,
} from '@grpc/grpc-js';
import { promisify } from 'node:util';
import { withShutdownDeadline } from './shutdown-deadline.js';

const bytes = { serialize: (message: Buffer) => message, deserialize: (message: Buffer) => message };
const listen = {
  path: '/test.Endless/Listen',
  requestStream: false,
  responseStream: true,
  ...{ requestSerialize: bytes.serialize, requestDeserialize: bytes.deserialize },
  ...{ responseSerialize: bytes.serialize, responseDeserialize: bytes.deserialize },
} as const;
const endless: ServiceDefinition = { listen };

describe('the shutdown of a gRPC server', () => {
  it('waits for calls, but not for ever: what is open at the deadline is cut', async () => {
    const server = new Server();
    withShutdownDeadline(server, 50);
    let opened: () => void = () => undefined;
    const isOpen = new Promise<void>((resolve) => (opened = resolve));
    server.addService(endless, { listen: () => opened() });
    const port = await promisify(server.bindAsync.bind(server))('127.0.0.1:0', ServerCredentials.createInsecure());

    const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
    const call = client.makeServerStreamRequest(
      listen.path,
      bytes.serialize,
      bytes.deserialize,
      Buffer.alloc(0),
      new Metadata(),
    );
    const ended = new Promise<number>((resolve) => call.on('error', ({ code }: ServiceError) => resolve(code)));
    await isOpen;
    await promisify(server.tryShutdown.bind(server))();
    expect(await ended).toBeGreaterThan(0);
    client.close();
  });
});
