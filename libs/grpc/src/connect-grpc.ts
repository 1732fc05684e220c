import type { PackageDefinition } from '@grpc/proto-loader';
import type { Server } from '@grpc/grpc-js';
import type { INestApplication, PipeTransform } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type MicroserviceOptions, type NestMicroservice, Transport } from '@nestjs/microservices';
import { AccessGuard, Authenticator } from '@shopcast/access';
import { PROTO_ROOT, type ProtoPackage } from '@shopcast/contracts';
import { HealthImplementation, protoPath as HEALTH_PROTO } from 'grpc-health-check';
import { GrpcProblemFilter } from './grpc-problem.filter.js';
import { reflectionOf } from './reflection.js';
import { withShutdownDeadline } from './shutdown-deadline.js';
import { TraceInterceptor } from './trace.interceptor.js';

/** Longer than any call needs that is answered, shorter than orchestrators wait before they kill. */
const SHUTDOWN_MS = 5_000;

/** Opens a gRPC server beside the HTTP one, with reflection, health, access guard and problem codes. */
export function connectGrpc(
  app: INestApplication,
  options: { readonly packages: readonly ProtoPackage[]; readonly url: string; readonly pipe: PipeTransform },
): void {
  const server = app.connectMicroservice<MicroserviceOptions>(
    {
      transport: Transport.GRPC,
      options: {
        url: options.url,
        package: options.packages.map((proto) => proto.package),
        protoPath: [...options.packages.map((proto) => `${PROTO_ROOT}/${proto.file}`), HEALTH_PROTO],
        loader: {
          keepCase: false,
          longs: Number,
          enums: String,
          defaults: true,
          oneofs: true,
          includeDirs: [PROTO_ROOT],
        },
        gracefulShutdown: true,
        onLoadPackageDefinition: (definition: PackageDefinition, grpcServer: Server) => {
          const services = servicesOf(options.packages, definition);
          withShutdownDeadline(grpcServer, SHUTDOWN_MS);
          reflectionOf(services).addToServer(grpcServer);
          healthOf(services).addToServer(grpcServer);
        },
      },
    },
    // Guards, filters and pipes count only when they are there before the methods are bound.
    { deferInitialization: true },
  );
  // The application runs its hooks itself; without this they would run once more, and every consumer start twice.
  (server as NestMicroservice).setIsInitHookCalled(true);
  server.useGlobalGuards(new AccessGuard(app.get(Reflector), app.get(Authenticator)));
  server.useGlobalFilters(new GrpcProblemFilter());
  server.useGlobalInterceptors(new TraceInterceptor());
  server.useGlobalPipes(options.pipe);
}

/** The full names of all services in these packages. */
const servicesOf = (packages: readonly ProtoPackage[], definition: PackageDefinition): readonly string[] =>
  Object.keys(definition).filter(
    (name) => packages.some((proto) => name.startsWith(`${proto.package}.`)) && name.endsWith('Service'),
  );

/** The standard health service: '' for the whole server, and every service by its full name. */
const healthOf = (services: readonly string[]): HealthImplementation =>
  new HealthImplementation(Object.fromEntries(['', ...services].map((name) => [name, 'SERVING' as const])));
