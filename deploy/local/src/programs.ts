import { freePort, repositoryRoot } from '@shopcast/servers';
import { join } from 'node:path';
import { serviceNames, type ServiceName } from './gateway/routes.js';
import type { NodeProgram } from './node-process.js';

/** The services that speak gRPC, in the order of their ports: the first one's follows the gateway's. */
export const grpcServices = [
  'stream-session',
  'order',
  'analytics',
  'catalog',
] as const satisfies readonly ServiceName[];

export interface LocalAddresses {
  /** The gateway's. */
  readonly port: number;
  readonly grpcPorts: Readonly<Partial<Record<ServiceName, number>>>;
}

export function addressesFrom(port: number): LocalAddresses {
  return { port, grpcPorts: Object.fromEntries(grpcServices.map((service, index) => [service, port + 1 + index])) };
}

/** Folder of a process's log and record. */
export const programFolder = (home: string, name: string): string => join(home, 'processes', name);

/** The four services, each with the whole shared environment and ports of its own. */
export async function servicePrograms(
  home: string,
  addresses: LocalAddresses,
  shared: Readonly<Record<string, string>>,
): Promise<NodeProgram[]> {
  return Promise.all(
    serviceNames.map(async (name) => {
      const port = await freePort();
      const grpcPort = addresses.grpcPorts[name];
      return {
        name,
        main: join(repositoryRoot(), 'services', name, 'dist', 'main.js'),
        directory: programFolder(home, name),
        env: { ...shared, PORT: String(port), ...(grpcPort === undefined ? {} : { GRPC_PORT: String(grpcPort) }) },
        readyUrl: `http://127.0.0.1:${port}/health/ready`,
      };
    }),
  );
}

/** The gateway in front of them: the only process that clients speak HTTP to. */
export function gatewayProgram(home: string, { port }: LocalAddresses, services: readonly NodeProgram[]): NodeProgram {
  const upstreams = services.map(({ name, readyUrl }) => [
    `${name.toUpperCase().replaceAll('-', '_')}_URL`,
    new URL(readyUrl).origin,
  ]);
  return {
    name: 'gateway',
    main: join(import.meta.dirname, 'gateway', 'main.js'),
    directory: programFolder(home, 'gateway'),
    env: { PORT: String(port), ...Object.fromEntries(upstreams) },
    readyUrl: `http://127.0.0.1:${port}/health/live`,
  };
}
