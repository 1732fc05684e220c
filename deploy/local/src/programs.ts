import { mediaEnvironment, type InstallationSecrets, type MediaPorts } from '@shopcast/launch';
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
  /** Without them there is no media server. */
  readonly media?: MediaPorts;
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

/** The media server, if the installation has one: it speaks to stream-session directly. */
export function mediaPrograms(
  home: string,
  { media }: LocalAddresses,
  services: readonly NodeProgram[],
  secrets: InstallationSecrets,
): NodeProgram[] {
  const session = services.find(({ name }) => name === 'stream-session');
  if (!media || !session) return [];
  const { MEDIA_SECRET } = mediaEnvironment(secrets, media);
  return [
    {
      name: 'media-server',
      main: join(repositoryRoot(), 'deploy', 'media-server', 'dist', 'main.js'),
      directory: programFolder(home, 'media-server'),
      env: {
        MEDIA_SECRET,
        MEDIA_RTMP_PORT: String(media.rtmp),
        MEDIA_HTTP_PORT: String(media.http),
        MEDIA_HOOK_URL: new URL('/v1/media-hooks/shopcast', session.readyUrl).href,
      },
      readyUrl: `http://127.0.0.1:${media.http}/health/live`,
    },
  ];
}
