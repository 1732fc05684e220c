import { randomUUID } from 'node:crypto';
import {
  Client,
  credentials,
  type GrpcObject,
  loadPackageDefinition,
  Metadata,
  type MethodDefinition,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, protos } from '@shopcast/contracts';
import { type Rush, rush } from '../load/rush.js';
import { CLIENTS } from './http-clients.js';
import type { Item, Stage } from './stage.js';

/** A service of an integrator holds few connections and sends all its calls over them. */
const CONNECTIONS = 8;

/** The same as over HTTP, through `OrderService.PlaceOrder`; an order that was placed counts as answer 0. */
export async function orderOverGrpc(
  { installation, tokens, floor }: Stage,
  item: Item,
  seconds: number,
): Promise<Rush> {
  const { requestSerialize, path } = placeOrderMethod();
  const request = requestSerialize({ sessionId: floor.sessionId, lines: [{ ...item, quantity: 1 }] });
  const connections = Array.from(
    { length: CONNECTIONS },
    () =>
      new Client(`127.0.0.1:${installation.port + 1}`, credentials.createInsecure(), {
        'grpc.use_local_subchannel_pool': 1,
      }),
  );
  let asked = 0;
  try {
    return await rush({ clients: CLIENTS, seconds }, (client) => {
      const metadata = new Metadata();
      metadata.set('authorization', `Bearer ${tokens[asked++ % tokens.length]}`);
      metadata.set('idempotency-key', randomUUID());
      return call(connections[client % CONNECTIONS] as Client, path, request, metadata);
    });
  } finally {
    for (const connection of connections) connection.close();
  }
}

/** The request is encoded once and the answer not decoded, so that the clients take little of the machine. */
const call = (connection: Client, path: string, request: Buffer, metadata: Metadata): Promise<number> =>
  new Promise((resolve) => {
    const asIs = (bytes: Buffer): Buffer => bytes;
    connection.makeUnaryRequest(path, asIs, asIs, request, metadata, (error) => resolve(error?.code ?? 0));
  });

function placeOrderMethod(): MethodDefinition<object, object> {
  const definition = loadSync(`${PROTO_ROOT}/${protos.order.file}`, { includeDirs: [PROTO_ROOT] });
  const { OrderService } = (
    loadPackageDefinition(definition) as unknown as { shopcast: { order: { v1: Record<string, GrpcObject> } } }
  ).shopcast.order.v1;
  return (OrderService as unknown as { service: Record<string, MethodDefinition<object, object>> }).service[
    'PlaceOrder'
  ] as MethodDefinition<object, object>;
}
