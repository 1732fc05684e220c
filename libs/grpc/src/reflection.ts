import { readFileSync } from 'node:fs';
import type { PackageDefinition } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import { PUBLISHED_PROTOS } from '@shopcast/contracts';
import type { Message } from 'protobufjs';
import descriptor from 'protobufjs/ext/descriptor/index.js';

const { FileDescriptorProto, FileDescriptorSet } = descriptor;

/**
 * Tells clients such as grpcurl what the server offers, from the descriptors that the compiler made: those that the
 * loader derives at run time have lost their imports and the names of their fields. The health service is left out; its
 * clients know it.
 * @param services full names of what this server offers
 */
export function reflectionOf(services: readonly string[]): ReflectionService {
  const { file } = FileDescriptorSet.decode(readFileSync(PUBLISHED_PROTOS)) as unknown as { file: Message[] };
  const fileDescriptorProtos = file.map((proto) => Buffer.from(FileDescriptorProto.encode(proto).finish()));
  const definition = { published: { fileDescriptorProtos } } as unknown as PackageDefinition;
  return new ReflectionService(definition, { services: [...services] });
}
