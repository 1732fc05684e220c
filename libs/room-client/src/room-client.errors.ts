/** The room has closed the connection for good, or could not be reached for longer than it was tried. */
export class RoomClosed extends Error {
  /** @param code the close code */
  constructor(
    readonly code: number,
    readonly reason: string,
  ) {
    super(`The room is closed: ${code} ${reason}`.trim());
    this.name = 'RoomClosed';
  }
}

/** The room has refused a frame; it has not taken effect. */
export class FrameRefused extends Error {
  /** @param code the stable name of the refusal */
  constructor(
    readonly code: string,
    title: string,
  ) {
    super(title);
    this.name = 'FrameRefused';
  }
}

/** No ticket is to be had with this token. */
export class TicketRefused extends Error {
  /** @param status HTTP @param code the stable name of the refusal */
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`No ticket: ${status} ${code}`);
    this.name = 'TicketRefused';
  }
}
