import { allocation, ALLOCATION, uuid } from '../testing/fixtures.js';
import { freeUnits, moveStock, setAllocation, type StockChange, StockLedgerBroken } from './stock.js';

const change = (reservedBy: number, soldBy: number): StockChange => ({
  allocationId: ALLOCATION,
  orderId: uuid(10),
  cause: 'order_placed',
  reservedBy,
  soldBy,
});

describe('the stock ledger', () => {
  it('notes every change with its cause and order', () => {
    const { allocation: after, movement } = moveStock(allocation(), change(3, 0));

    expect(freeUnits(after)).toBe(7);
    expect(movement).toMatchObject({
      cause: 'order_placed',
      orderId: uuid(10),
      allocatedBy: 0,
      reservedBy: 3,
      soldBy: 0,
    });
  });

  it.each([
    ['more than is free', allocation({ reserved: 8, sold: 1 }), change(2, 0)],
    ['a reservation that is not there', allocation(), change(-1, 0)],
    ['a sale that is not there', allocation(), change(0, -1)],
  ])('refuses %s', (_what, before, asked) => {
    expect(() => moveStock(before, asked)).toThrow(StockLedgerBroken);
  });

  it('grows at once, and shrinks only as far as units are not promised', () => {
    const before = allocation({ reserved: 3, sold: 4 });

    expect(setAllocation(before, 20).allocation).toMatchObject({ intended: 20, allocated: 20 });
    const lowered = setAllocation(before, 5);
    expect(lowered.allocation).toMatchObject({ intended: 5, allocated: 7 });
    expect(lowered.movement).toMatchObject({ cause: 'allocation_set', orderId: null, allocatedBy: -3 });
  });

  it('lets units that come back leave a lowered allocation instead of selling them again', () => {
    const lowered = setAllocation(allocation({ reserved: 3, sold: 4 }), 5).allocation;

    const { allocation: after, movement } = moveStock(lowered, change(-3, 0));

    expect(after).toMatchObject({ allocated: 5, reserved: 0, sold: 4 });
    expect(movement).toMatchObject({ allocatedBy: -2, reservedBy: -3 });
  });
});
