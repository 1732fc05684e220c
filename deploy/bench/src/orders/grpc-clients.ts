import { randomUUID } from 'node:crypto';
import { type GrpcObject, loadPackageDefinition, type ServiceClientConstructor } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, protos } from '@shopcast/contracts';
import { GrpcClient } from '../load/grpc-client.js';
import { GrpcStream, type StreamAnswer } from '../load/grpc-stream.js';
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
  const { requestSerialize, path } = orderMethod('PlaceOrder');
  const message = requestSerialize({ sessionId: floor.sessionId, lines: [{ ...item, quantity: 1 }] });
  const address = orderService(installation);
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

/** The same through `OrderService.PlaceOrders`: as many orders under way, on one call for each connection. */
export async function orderOverGrpcStream(
  { installation, tokens, floor }: Stage,
  item: Item,
  seconds: number,
): Promise<Rush> {
  const { requestSerialize, path } = orderMethod('PlaceOrders');
  const order = { sessionId: floor.sessionId, lines: [{ ...item, quantity: 1 }] };
  const metadata = { authorization: `Bearer ${floor.ownerKey}` };
  const calls = Array.from(
    { length: CONNECTIONS },
    () => new GrpcStream(orderService(installation), path, metadata, outcomesIn),
  );
  let asked = 0;
  try {
    return await rush({ clients: CLIENTS, seconds }, (client) => {
      const idempotencyKey = randomUUID();
      const viewerToken = tokens[asked++ % tokens.length];
      return (calls[client % CONNECTIONS] as GrpcStream).ask(
        idempotencyKey,
        requestSerialize({ orders: [{ viewerToken, idempotencyKey, order }] }),
      );
    });
  } finally {
    for (const call of calls) call.close();
  }
}

/** Tag of the order in an OrderOutcome; the outcome's key comes first, then an order or a refusal. */
const ORDER_TAG = 0x12;
const KEY_AT = 2;

/** Reads no more of a PlaceOrdersResponse than has to be known. */
function* outcomesIn(message: Buffer): Iterable<StreamAnswer> {
  for (let at = 0; at < message.length;) {
    const { value: length, end: begin } = varint(message, at + 1);
    const keyEnd = begin + KEY_AT + (message[begin + 1] ?? 0);
    const key = message.toString('latin1', begin + KEY_AT, keyEnd);
    yield { key, status: message[keyEnd] === ORDER_TAG ? 0 : 1 };
    at = begin + length;
  }
}

function varint(bytes: Buffer, at: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value, end: at };
  }
}

const orderService = ({ port, profile }: Stage['installation']): string =>
  `127.0.0.1:${port + ORDER_PORT_AFTER[profile]}`;

function orderMethod(name: string): ServiceClientConstructor['service'][string] {
  const definition = loadPackageDefinition(
    loadSync(`${PROTO_ROOT}/${protos.order.file}`, { includeDirs: [PROTO_ROOT] }),
  );
  const found = `${protos.order.package}.OrderService`
    .split('.')
    .reduce<GrpcObject | undefined>((room, part) => room?.[part] as GrpcObject | undefined, definition);
  const method = (found as unknown as ServiceClientConstructor | undefined)?.service[name];
  if (!method) throw new Error(`OrderService has no ${name}`);
  return method;
}
