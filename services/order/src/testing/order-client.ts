import {
  type Client,
  type ClientDuplexStream,
  type ClientReadableStream,
  credentials,
  type GrpcObject,
  loadPackageDefinition,
  Metadata,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';

type Unary = (request: object, metadata: Metadata, done: (error: ServiceError | null, answer: unknown) => void) => void;
type Stream = (request: object, metadata: Metadata) => ClientReadableStream<WatchedOrders>;
type Duplex = (metadata: Metadata) => ClientDuplexStream<object, Outcomes>;

/** An answer of WatchOrders. */
export interface WatchedOrders {
  readonly order: {
    readonly orderId: string;
    readonly status: string;
    readonly fulfilment: { readonly state: string } | null;
  } | null;
  readonly cursor: string;
  readonly caughtUp: boolean;
}

/** An outcome of PlaceOrders. */
export interface PlacedOverStream {
  readonly idempotencyKey: string;
  readonly order: { readonly orderId: string; readonly status: string; readonly viewerId: string } | null;
  readonly refusal: { readonly code: string; readonly status: number } | null;
}

interface Outcomes {
  readonly outcomes: readonly [PlacedOverStream, ...PlacedOverStream[]];
}

/** A call of PlaceOrders. */
export interface Placing {
  /** Asks for one order, and waits for the next outcome. */
  ask(request: object): Promise<PlacedOverStream>;
  end(): void;
  /** When the server has ended it. */
  readonly ended: Promise<void>;
}

// A test reads into answers of any shape; assertions are its types.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = any;

/** Orders in a message of {@link OrderClient.placeMany}. */
const TOGETHER = 40;

const servicesOf = {
  OrderService: protos.order,
  WebhookService: protos.webhook,
} as const;

/** Speaks to one of the service's gRPC services as one caller. */
export class OrderClient {
  private readonly client: Client & Record<string, Unary | Stream | Duplex>;

  constructor(
    url: string,
    private readonly token: string,
    name: keyof typeof servicesOf = 'OrderService',
  ) {
    const options = { includeDirs: [PROTO_ROOT], longs: Number, enums: String, defaults: true };
    const proto = servicesOf[name];
    const loaded = loadPackageDefinition(loadSync(proto.file, options));
    const Service = `${proto.package}.${name}`
      .split('.')
      .reduce<GrpcObject>((at, part) => at[part] as GrpcObject, loaded);
    this.client = new (Service as never as new (url: string, how: object) => typeof this.client)(
      url,
      credentials.createInsecure(),
    );
  }

  /** The answer, or what was refused: `{ error: { status, code } }`. */
  call(method: string, request: object, key: string = newId()): Promise<Answer> {
    const invoke = this.client[method] as Unary;
    return new Promise((resolve) =>
      invoke.call(this.client, request, this.metadata(key), (error, answer) =>
        resolve(error ? { error: { status: error.code, code: error.metadata.get('shopcast-code')[0] } } : answer),
      ),
    );
  }

  watch(cursor = ''): ClientReadableStream<WatchedOrders> {
    return (this.client['watchOrders'] as Stream).call(this.client, { cursor }, this.metadata(newId()));
  }

  /** All requests at once on one call, and everything that was heard until it ended. */
  placeMany(
    requests: readonly object[],
  ): Promise<{ answers: readonly PlacedOverStream[]; error: ServiceError | undefined }> {
    const call = this.placeOrders();
    const answers: PlacedOverStream[] = [];
    return new Promise((resolve) => {
      call.on('data', ({ outcomes }: Outcomes) => void answers.push(...outcomes));
      call.on('error', (error: ServiceError) => resolve({ answers, error }));
      call.on('end', () => resolve({ answers, error: undefined }));
      for (let at = 0; at < requests.length; at += TOGETHER) call.write({ orders: requests.slice(at, at + TOGETHER) });
      call.end();
    });
  }

  placing(): Placing {
    const call = this.placeOrders();
    return {
      ask: (request) =>
        new Promise((resolve, reject) => {
          call.once('data', ({ outcomes: [outcome] }: Outcomes) => resolve(outcome)).once('error', reject);
          call.write({ orders: [request] });
        }),
      end: () => void call.end(),
      ended: new Promise((resolve) => void call.once('end', resolve)),
    };
  }

  private placeOrders(): ClientDuplexStream<object, Outcomes> {
    return (this.client['placeOrders'] as Duplex).call(this.client, this.metadata(newId()));
  }

  close(): void {
    this.client.close();
  }

  private metadata(key: string): Metadata {
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${this.token}`);
    metadata.set('idempotency-key', key);
    return metadata;
  }
}
