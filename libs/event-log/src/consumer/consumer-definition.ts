import type { EventContract, RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import type { BatchContext, EventBatch, TurnContext } from './batch-context.js';
import { type ConsumerClass, consumerName, consumerOptions } from './consumer.decorator.js';
import { handlingsOf, type Taking } from './handles.decorator.js';

/** What a method is called with, by what it takes. */
export type Input = RecordedEvent | readonly RecordedEvent[] | readonly EventBatch<RecordedEvent>[];

/** One method of a consumer, ready to be called. */
export interface EventHandler {
  readonly contract: EventContract;
  readonly method: string;
  readonly takes: Taking;
  call(input: Input, tx: Transaction, context: BatchContext | TurnContext): Promise<void>;
}

/** A consumer instance with what its decorators say. */
export interface ConsumerDefinition {
  readonly name: string;
  /** Sorted; every topic of an event that it handles. */
  readonly topics: readonly string[];
  /** By wire name of the event. */
  readonly handlers: ReadonlyMap<string, EventHandler>;
  /** Recognises repeated events by itself. */
  readonly knowsRepeats: boolean;
  /** At least so many records make a full turn. */
  readonly recordsPerTurn: number;
}

/** Reads the decorators of an instance. @throws TypeError for a class without handlers, or two for one event */
export function defineConsumer(instance: object): ConsumerDefinition {
  const type = instance.constructor as ConsumerClass;
  const name = consumerName(type);
  const handlers = new Map<string, EventHandler>();
  for (const { method, contracts, takes } of handlingsOf(Object.getPrototypeOf(instance) as object)) {
    const target = (instance as Record<string, EventHandler['call']>)[method];
    if (target === undefined) throw new TypeError(`${name} has no method ${method}`);
    for (const contract of contracts) {
      if (handlers.has(contract.type)) throw new TypeError(`${name} handles ${contract.type} twice`);
      handlers.set(contract.type, { contract, method, takes, call: target.bind(instance) });
    }
  }
  if (handlers.size === 0) throw new TypeError(`${name} handles no event`);
  const topics = [...new Set([...handlers.values()].map(({ contract }) => contract.topic.name))].sort();
  const { knowsRepeats = false, recordsPerTurn = 0 } = consumerOptions(type);
  return { name, topics, handlers, knowsRepeats, recordsPerTurn };
}
