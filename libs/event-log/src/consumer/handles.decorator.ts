import type { DataOf, EventContract, RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import type { BatchContext } from './batch-context.js';

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
type Marks<Method> = <M extends Method>(target: object, method: string, descriptor: TypedPropertyDescriptor<M>) => void;

/** One marked method: which events it takes, and whether one by one or many at once. */
export interface Handling {
  readonly method: string;
  readonly contracts: readonly AnyContract[];
  readonly many: boolean;
}

const handlings = new WeakMap<object, Handling[]>();

/**
 * The method takes each of these events, in the transaction of the whole batch. Its parameter must fit all contracts,
 * which the compiler checks. Throwing a DomainError sends the event to the dead letters; any other error is retried.
 */
export const Handles = <const Contracts extends readonly [AnyContract, ...AnyContract[]]>(
  ...contracts: Contracts
): Marks<TakesOne<Contracts>> => mark(contracts, false);

/**
 * The method takes all events of these contracts that lie next to each other in one partition, in their order: for work
 * that costs one statement for many events. After a failure it is called again with fewer, down to one.
 */
export const HandlesBatch = <const Contracts extends readonly [AnyContract, ...AnyContract[]]>(
  ...contracts: Contracts
): Marks<TakesMany<Contracts>> => mark(contracts, true);

const mark =
  (contracts: readonly AnyContract[], many: boolean) =>
  (target: object, method: string): void => {
    handlings.set(target, [...(handlings.get(target) ?? []), { method, contracts, many }]);
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
