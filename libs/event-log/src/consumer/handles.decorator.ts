import type { DataOf, EventContract, RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import type { BatchContext, EventBatch, TurnContext } from './batch-context.js';

/** Any of these contracts; method parameters make contracts of different data comparable. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a contract of unknown data fits no narrower type
type AnyContract = EventContract<any>;

type EventOf<Contract> = Contract extends AnyContract ? RecordedEvent<DataOf<Contract>> : never;
type TakesOne<Contracts extends readonly AnyContract[]> = (
  event: EventOf<Contracts[number]>,
  tx: Transaction,
  context: BatchContext,
) => Promise<void>;
type TakesMany<Contracts extends readonly AnyContract[]> = (
  events: readonly EventOf<Contracts[number]>[],
  tx: Transaction,
  context: BatchContext,
) => Promise<void>;
type TakesTogether<Contracts extends readonly AnyContract[]> = (
  batches: readonly EventBatch<EventOf<Contracts[number]>>[],
  tx: Transaction,
  context: TurnContext,
) => Promise<void>;
type Marks<Method> = <M extends Method>(target: object, method: string, descriptor: TypedPropertyDescriptor<M>) => void;

/** What a method is called with: an event, neighbours in one partition, or all that a transaction has for it. */
export type Taking = 'one' | 'neighbours' | 'together';

/** One marked method: which events it takes, and how many at once. */
export interface Handling {
  readonly method: string;
  readonly contracts: readonly AnyContract[];
  readonly takes: Taking;
}

const handlings = new WeakMap<object, Handling[]>();

/**
 * The method takes each of these events, in the transaction of the whole batch. Its parameter must fit all contracts,
 * which the compiler checks. Throwing a DomainError sends the event to the dead letters; any other error is retried.
 */
export const Handles = <const Contracts extends readonly [AnyContract, ...AnyContract[]]>(
  ...contracts: Contracts
): Marks<TakesOne<Contracts>> => mark(contracts, 'one');

/**
 * The method takes all events of these contracts that lie next to each other in one partition, in their order: for work
 * that costs one statement for many events. After a failure it is called again with fewer, down to one.
 */
export const HandlesBatch = <const Contracts extends readonly [AnyContract, ...AnyContract[]]>(
  ...contracts: Contracts
): Marks<TakesMany<Contracts>> => mark(contracts, 'neighbours');

/**
 * The method takes all events of these contracts in a whole transaction, of all its topics and partitions: for work that
 * costs a few statements however much there is of it. It is called once, after the methods that take events by partition;
 * in each partition the events are in their order. After a failure it is called again with fewer, down to one.
 */
export const HandlesTogether = <const Contracts extends readonly [AnyContract, ...AnyContract[]]>(
  ...contracts: Contracts
): Marks<TakesTogether<Contracts>> => mark(contracts, 'together');

const mark =
  (contracts: readonly AnyContract[], takes: Taking) =>
  (target: object, method: string): void => {
    handlings.set(target, [...(handlings.get(target) ?? []), { method, contracts, takes }]);
  };

/** The marked methods of a class, and of those that it extends. */
export const handlingsOf = (prototype: object | null): readonly Handling[] =>
  prototype === null
    ? []
    : [...handlingsOf(Object.getPrototypeOf(prototype) as object | null), ...(handlings.get(prototype) ?? [])];

/** Whether this event is one of the contract's, and with it the type of its data: for methods that take several. */
export const isA = <Data extends object>(
  contract: EventContract<Data>,
  event: RecordedEvent,
): event is RecordedEvent<Data> => event.type === contract.type;
