import { type Client, credentials, loadPackageDefinition, Metadata, type ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, type ProtoPackage } from '@shopcast/contracts';

/** What a gRPC method has answered, or with which status and stable code it refused. */
// A test reads into answers of any shape; assertions are its types.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type TestGrpcAnswer = Record<string, any> & {
  readonly refused?: { readonly status: number; readonly code: string };
};

type Method = (request: object, metadata: Metadata, done: (error: ServiceError | null, answer: never) => void) => void;

/**
 * Speaks gRPC to one service of a process:
 * ```ts
 * const orders = TestGrpc.to(order.grpcUrl, protos.order, 'OrderService');
 * await orders.call('getOrder', { orderId }, { authorization: `Bearer ${token}` });
 * ```
 */
export class TestGrpc {
  private constructor(private readonly client: Client) {}

  static to(grpcUrl: string, proto: ProtoPackage, service: string): TestGrpc {
    const options = { longs: Number, enums: String, defaults: true, oneofs: true, includeDirs: [PROTO_ROOT] };
    const root = loadPackageDefinition(loadSync(`${PROTO_ROOT}/${proto.file}`, options));
    const found = `${proto.package}.${service}`
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], root);
    const ServiceClient = found as new (url: string, how: object) => Client;
    return new TestGrpc(new ServiceClient(grpcUrl, credentials.createInsecure()));
  }

  /** Never rejects for a refusal: it is an answer like any other. */
  call(method: string, request: object, headers: Readonly<Record<string, string>> = {}): Promise<TestGrpcAnswer> {
    const metadata = new Metadata();
    for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
    const invoke = (this.client as unknown as Record<string, Method>)[method]?.bind(this.client);
    if (!invoke) throw new TypeError(`The service has no method ${method}`);
    return new Promise((resolve) =>
      invoke(request, metadata, (error, answer) => resolve(error ? refusal(error) : answer)),
    );
  }

  close(): void {
    this.client.close();
  }
}

const refusal = ({ code: status, metadata }: ServiceError): TestGrpcAnswer => ({
  refused: { status, code: String(metadata.get('shopcast-code')[0] ?? '') },
});
