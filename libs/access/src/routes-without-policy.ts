import type { INestApplicationContext } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { POLICY } from './allow.decorator.js';

/** Nest's keys for HTTP routes and gRPC methods. */
const ROUTE_MARKS = ['path', 'microservices:pattern'];

/** Names of handlers that lack `@Allow`; empty is the only right answer. Tests walk all modules of a process with it. */
export function routesWithoutPolicy(app: INestApplicationContext): string[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as { prototype: Record<string, object> }).prototype;
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => ROUTE_MARKS.some((mark) => Reflect.hasMetadata(mark, prototype[name] as object)))
      .filter(
        (name) =>
          !Reflect.hasMetadata(POLICY, prototype[name] as object) && !Reflect.hasMetadata(POLICY, metatype as object),
      )
      .map((name) => `${(metatype as { name: string }).name}.${name}`);
  });
}
