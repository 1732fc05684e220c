import type { ReceivedBy } from '@shopcast/contracts';

/** So many units of a line of the order. */
export interface LineUnits {
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
}

type Variant = Omit<LineUnits, 'quantity'>;

/** Without a word from the buyer, a shipment counts as received when it is due. */
export type Receipt =
  | { readonly kind: 'awaited'; readonly dueMs: number }
  | { readonly kind: 'received'; readonly atMs: number; readonly by: ReceivedBy };

/** Units that left the shop together. */
export interface Shipment {
  readonly shipmentId: string;
  /** Stands for what was asked for: the same id with another digest is another request. */
  readonly digest: string;
  readonly lines: readonly LineUnits[];
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly shippedAtMs: number;
  readonly receipt: Receipt;
}

export type ReturnDecision =
  | { readonly state: 'requested' }
  | {
      readonly state: 'accepted';
      readonly decidedAtMs: number;
      /** The units are free again; else they came back unfit for sale, or not at all. */
      readonly restocked: boolean;
      readonly refundMinor: number;
    }
  | { readonly state: 'refused'; readonly decidedAtMs: number; readonly why: string };

/** Units that the buyer wants to give back. */
export interface UnitsReturn {
  readonly returnId: string;
  readonly digest: string;
  readonly lines: readonly LineUnits[];
  readonly reason: string;
  readonly requestedAtMs: number;
  readonly decision: ReturnDecision;
}

/** Where the units of a paid order are. Money is another matter: it may go back before, after, or without them. */
export interface Fulfilment {
  readonly shipments: readonly Shipment[];
  readonly returns: readonly UnitsReturn[];
}

export const nothingShipped: Fulfilment = { shipments: [], returns: [] };

const isOf =
  (line: Variant) =>
  ({ listingId, skuId }: Variant): boolean =>
    listingId === line.listingId && skuId === line.skuId;

const unitsIn = (parts: readonly { readonly lines: readonly LineUnits[] }[], line: Variant): number =>
  parts
    .flatMap(({ lines }) => lines)
    .filter(isOf(line))
    .reduce((sum, { quantity }) => sum + quantity, 0);

export const sumOf = (lines: readonly LineUnits[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

export const unitsOf = (lines: readonly LineUnits[], line: Variant): number => unitsIn([{ lines }], line);

/** Whether anything has left the shop; an order's gifts travel with the first shipment. */
export const hasLeft = ({ shipments }: Fulfilment): boolean => shipments.length > 0;

export const shippedUnits = ({ shipments }: Fulfilment, line: Variant): number => unitsIn(shipments, line);

/** Shipped, and not on their way back as far as anybody has asked. */
export const returnableUnits = ({ shipments, returns }: Fulfilment, line: Variant): number =>
  unitsIn(shipments, line) -
  unitsIn(
    returns.filter(({ decision }) => decision.state !== 'refused'),
    line,
  );

/** What came back, whether or not it went back on sale. */
export const returnedUnits = ({ returns }: Fulfilment, line: Variant): number =>
  unitsIn(
    returns.filter(({ decision }) => decision.state === 'accepted'),
    line,
  );

export const fulfilmentStates = ['unshipped', 'partly_shipped', 'shipped', 'received', 'returned'] as const;
export type FulfilmentState = (typeof fulfilmentStates)[number];

/** One word for where the units of some lines are. */
export function fulfilmentStateOf(fulfilment: Fulfilment, lines: readonly LineUnits[]): FulfilmentState {
  const shipped = lines.reduce((sum, line) => sum + shippedUnits(fulfilment, line), 0);
  if (shipped === 0) return 'unshipped';
  if (shipped < sumOf(lines)) return 'partly_shipped';
  if (lines.every((line) => returnedUnits(fulfilment, line) === line.quantity)) return 'returned';
  const shipments = fulfilment.shipments.filter((shipment) => lines.some((line) => unitsOf(shipment.lines, line) > 0));
  return shipments.every(({ receipt }) => receipt.kind === 'received') ? 'received' : 'shipped';
}

/** When the next shipment counts as received; null when none is awaited. */
export function nextReceiptMs({ shipments }: Fulfilment): number | null {
  const due = shipments.flatMap(({ receipt }) => (receipt.kind === 'awaited' ? [receipt.dueMs] : []));
  return due.length === 0 ? null : Math.min(...due);
}
