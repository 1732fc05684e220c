import type { ConsumerDefinition } from './consumer-definition.js';

/** The service's consumers; known once the application is put together. */
export class Definitions {
  all: readonly ConsumerDefinition[] = [];
}
