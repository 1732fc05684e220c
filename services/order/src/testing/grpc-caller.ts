import type { ProtoPackage } from '@shopcast/contracts';
import { type ServiceUnderTest, TestGrpc } from '@shopcast/testing';

/** Speaks gRPC to the service under test, each time as the caller whose token it is given. */
export class GrpcCaller {
  private constructor(private readonly grpc: TestGrpc) {}

  static to(service: ServiceUnderTest, proto: ProtoPackage, name: string): GrpcCaller {
    return new GrpcCaller(TestGrpc.to(service.grpcUrl, proto, name));
  }

  /** The answer, or the refusal's stable code. */
  async call(
    method: string,
    request: object,
    token = '',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<object> {
    const credentials = token === '' ? {} : { authorization: `Bearer ${token}` };
    const { refused, ...answer } = await this.grpc.call(method, request, { ...credentials, ...headers });
    return refused ? { code: refused.code } : answer;
  }

  close(): void {
    this.grpc.close();
  }
}
