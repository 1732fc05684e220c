import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { credentials, type Client, loadPackageDefinition, Server, ServerCredentials } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { Root } from 'protobufjs';
import descriptor from 'protobufjs/ext/descriptor/index.js';
import { reflectionOf } from './reflection.js';

const PROTOS = join(dirname(createRequire(import.meta.url).resolve('@grpc/reflection')), '../proto');
const METRICS = 'shopcast.metric.v1.MetricService';

interface Answer {
  readonly listServicesResponse?: { readonly service: readonly { readonly name: string }[] };
  readonly fileDescriptorResponse?: { readonly fileDescriptorProto: readonly Buffer[] };
}

/** As grpcurl asks. */
describe('reflection', () => {
  const server = new Server();
  let client: Client;
  beforeAll(async () => {
    reflectionOf([METRICS]).addToServer(server);
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    const grpc = loadPackageDefinition(loadSync(join(PROTOS, 'grpc/reflection/v1/reflection.proto'))) as never as {
      grpc: { reflection: { v1: { ServerReflection: new (address: string, secrets: object) => Client } } };
    };
    client = new grpc.grpc.reflection.v1.ServerReflection(`127.0.0.1:${port}`, credentials.createInsecure());
  });
  afterAll(() => {
    client.close();
    server.forceShutdown();
  });

  const ask = (question: object): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const stream = (client as never as Record<string, () => NodeJS.ReadWriteStream>)['ServerReflectionInfo']?.();
      stream?.once('data', (answer: unknown) => resolve(answer as Answer)).once('error', reject);
      stream?.write(question as never);
      stream?.end();
    });

  it('lists what this server offers, and nothing else', async () => {
    const { listServicesResponse } = await ask({ listServices: '' });

    expect(listServicesResponse?.service.map(({ name }) => name)).toEqual([METRICS]);
  });

  it('gives descriptors that are whole: every type is found, every field has its own name', async () => {
    const { fileDescriptorResponse } = await ask({ fileContainingSymbol: METRICS });

    const files = fileDescriptorResponse?.fileDescriptorProto ?? [];
    const set = { file: files.map((file) => descriptor.FileDescriptorProto.decode(file)) };
    const root = (Root as never as { fromDescriptor(set: object): Root }).fromDescriptor(set).resolveAll();
    expect(Object.keys(root.lookupType('shopcast.metric.v1.SessionMetrics').fields)).toContain('session_id');
  });
});
