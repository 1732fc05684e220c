/** Who says that a shipment has arrived; the timer speaks when nobody has for long enough. */
export const receivedBy = ['viewer', 'staff', 'timer'] as const;
export type ReceivedBy = (typeof receivedBy)[number];
