import type { EventContract, RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import type { BatchContext } from './batch-context.js';
import { type ConsumerClass, consumerName } from './consumer.decorator.js';
import { handlingsOf } from './handles.decorator.js';

/** One method of a consumer, ready to be called; `many` methods take arrays. */
export interface EventHandler {
  readonly contract: EventContract;
  readonly method: string;
  readonly many: boolean;
  call(input: RecordedEvent | readonly RecordedEvent[], tx: Transaction, context: BatchContext): Promise<void>;
}

/** A consumer instance with what its decorators say. */
export interface ConsumerDefinition {
  readonly name: string;
  /** Sorted; every topic of an event that it handles. */
  readonly topics: readonly string[];
  /** By wire name of the event. */
  readonly handlers: ReadonlyMap<string, EventHandler>;
}

/** Reads the decorators of an instance. @throws TypeError for a class without handlers, or two for one event */
export function defineConsumer(instance: object): ConsumerDefinition {
  const name = consumerName(instance.constructor as ConsumerClass);
  const handlers = new Map<string, EventHandler>();
  for (const { method, contracts, many } of handlingsOf(Object.getPrototypeOf(instance) as object)) {
    const target = (instance as Record<string, EventHandler['call']>)[method];
    if (target === undefined) throw new TypeError(`${name} has no method ${method}`);
    for (const contract of contracts) {
      if (handlers.has(contract.type)) throw new TypeError(`${name} handles ${contract.type} twice`);
      handlers.set(contract.type, { contract, method, many, call: target.bind(instance) });
    }
  }
  if (handlers.size === 0) throw new TypeError(`${name} handles no event`);
  const topics = [...new Set([...handlers.values()].map(({ contract }) => contract.topic.name))].sort();
  return { name, topics, handlers };
}
