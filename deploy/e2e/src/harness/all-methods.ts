import { Client, credentials, Metadata, type MethodDefinition, type ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, protos } from '@shopcast/contracts';
import type { Told } from './all-that-is-read.js';

type Method = MethodDefinition<object, object>;

/** Every method of every service that reads and answers once. */
function readingMethods(): readonly Method[] {
  const files = Object.values(protos).map(({ file }) => `${PROTO_ROOT}/${file}`);
  const definitions = loadSync(files, { longs: Number, enums: String, defaults: true, includeDirs: [PROTO_ROOT] });
  return Object.entries(definitions)
    .filter(([name]) => name.startsWith('shopcast.') && name.endsWith('Service'))
    .flatMap(([, service]) => Object.values(service) as Method[])
    .filter(({ path, responseStream }) => /\/(Get|List)\w+$/.test(path) && !responseStream);
}

/**
 * What they answer to the holder of a credential.
 * @param ids fields of the requests; a method takes those that it has
 * @returns answers, and refusals with what they carry
 */
export async function allMethodsRead(address: string, token: string, ids: object): Promise<Told> {
  const client = new Client(address, credentials.createInsecure());
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  const ask = ({ path, requestSerialize, responseDeserialize }: Method): Promise<readonly [string, string]> =>
    new Promise((resolve) => {
      const done = (error: ServiceError | null, answer?: object) =>
        resolve([path, JSON.stringify(error === null ? answer : [error.details, error.metadata.getMap()])]);
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize, ids, metadata, done);
    });
  try {
    return new Map(await Promise.all(readingMethods().map(ask)));
  } finally {
    client.close();
  }
}
