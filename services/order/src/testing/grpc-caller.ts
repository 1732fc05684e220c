import {
  Client,
  credentials,
  type GrpcObject,
  loadPackageDefinition,
  Metadata,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, type ProtoPackage } from '@shopcast/contracts';
import type { ServiceUnderTest } from '@shopcast/testing';

type Method = (request: object, metadata: Metadata, done: (error: ServiceError | null, answer: object) => void) => void;

/** Speaks gRPC to the service under test, as a stranger would: from the published protos. */
export class GrpcCaller {
  private constructor(private readonly client: Client) {}

  static to(service: ServiceUnderTest, proto: ProtoPackage, name: string): GrpcCaller {
    const how = { includeDirs: [PROTO_ROOT], longs: Number, enums: String, defaults: true };
    const loaded = loadPackageDefinition(loadSync(proto.file, how));
    const room = proto.package.split('.').reduce((found, part) => found[part] as GrpcObject, loaded);
    const Service = room[name] as never as new (url: string, how: object) => Client;
    return new GrpcCaller(new Service(service.grpcUrl, credentials.createInsecure()));
  }

  /** The answer, or the refusal's stable code. */
  call(method: string, request: object, token = '', headers: Readonly<Record<string, string>> = {}): Promise<object> {
    const metadata = new Metadata();
    if (token !== '') metadata.set('authorization', `Bearer ${token}`);
    for (const [header, value] of Object.entries(headers)) metadata.set(header, value);
    const client = this.client as unknown as Record<string, Method>;
    return new Promise((resolve) => {
      client[method]?.(request, metadata, (error, answer) =>
        resolve(error ? { code: error.metadata.get('shopcast-code')[0] } : answer),
      );
    });
  }

  close(): void {
    this.client.close();
  }
}
