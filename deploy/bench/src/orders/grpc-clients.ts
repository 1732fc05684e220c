import { randomUUID } from 'node:crypto';
import { type GrpcObject, loadPackageDefinition, type ServiceClientConstructor } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, protos } from '@shopcast/contracts';
import { GrpcClient } from '../load/grpc-client.js';
import { type Rush, rush } from '../load/rush.js';
import { CLIENTS } from './http-clients.js';
import type { Item, Stage } from './stage.js';

/** A service of an integrator holds few connections and sends all its calls over them. */
const CONNECTIONS = 4;

/** The order service's own port: the first after the gateway's in the embedded profile, the second in the local one. */
const ORDER_PORT_AFTER = { embedded: 1, local: 2 } as const;

/** The same as over HTTP, through `OrderService.PlaceOrder`; an order that was placed counts as answer 0. */
export async function orderOverGrpc(
  { installation, tokens, floor }: Stage,
  item: Item,
  seconds: number,
): Promise<Rush> {
  const { requestSerialize, path } = placeOrderMethod();
  const message = requestSerialize({ sessionId: floor.sessionId, lines: [{ ...item, quantity: 1 }] });
  const address = `127.0.0.1:${installation.port + ORDER_PORT_AFTER[installation.profile]}`;
  const connections = Array.from({ length: CONNECTIONS }, () => new GrpcClient(address, path, message));
  let asked = 0;
  try {
    return await rush({ clients: CLIENTS, seconds }, (client) => {
      const authorization = `Bearer ${tokens[asked++ % tokens.length]}`;
      const connection = connections[client % CONNECTIONS] as GrpcClient;
      return connection.call({ authorization, 'idempotency-key': randomUUID() });
    });
  } finally {
    for (const connection of connections) connection.close();
  }
}

function placeOrderMethod(): ServiceClientConstructor['service'][string] {
  const definition = loadPackageDefinition(
    loadSync(`${PROTO_ROOT}/${protos.order.file}`, { includeDirs: [PROTO_ROOT] }),
  );
  const found = `${protos.order.package}.OrderService`
    .split('.')
    .reduce<GrpcObject | undefined>((room, name) => room?.[name] as GrpcObject | undefined, definition);
  const method = (found as unknown as ServiceClientConstructor | undefined)?.service['PlaceOrder'];
  if (!method) throw new Error('OrderService has no PlaceOrder');
  return method;
}
