import { Module, type Type } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessGuard, AccessModule, Authenticator } from '@shopcast/access';
import type { ProtoPackage } from '@shopcast/contracts';
import { connectGrpc } from '@shopcast/grpc';
import { NestLogger } from '@shopcast/telemetry';
import type { HttpConfig } from './http.config.js';
import { serveOpenApi } from './open-api.js';
import { PlatformModule } from './platform/platform.module.js';
import { answerRouterRefusal, ProblemFilter } from './problem.filter.js';
import { installRequestHooks } from './request-hooks.js';
import { RequestValidationPipe } from './validation/request-validation.pipe.js';

const MAX_BODY_BYTES = 256 * 1024;

export interface AppOptions {
  /** Shown in the API documents. */
  readonly title: string;
  /** The services that this process runs: one in real deployments, all four when embedded. */
  readonly modules: readonly Type[];
  readonly grpc: readonly ProtoPackage[];
  readonly config: HttpConfig;
}

/** Builds and starts a process: the same guard, pipes, filters and documents in every profile. */
export async function startApp({ title, modules, grpc, config }: AppOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: true,
    frameworkErrors: answerRouterRefusal,
  });
  const app = await NestFactory.create<NestFastifyApplication>(rootOf(modules), adapter, {
    logger: new NestLogger(),
    abortOnError: false,
  });
  installRequestHooks(adapter.getInstance());
  app.useGlobalGuards(new AccessGuard(app.get(Reflector), app.get(Authenticator)));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(new RequestValidationPipe());
  serveOpenApi(app, title);

  if (config.GRPC_PORT !== undefined && grpc.length > 0) {
    connectGrpc(app, { packages: grpc, url: `${config.HOST}:${config.GRPC_PORT}`, pipe: new RequestValidationPipe() });
    await app.init();
    await app.startAllMicroservices();
  }
  await app.listen(config.PORT, config.HOST);
  return app;
}

function rootOf(modules: readonly Type[]): Type {
  @Module({ imports: [AccessModule, PlatformModule, ...modules] })
  class Root {}
  return Root;
}
