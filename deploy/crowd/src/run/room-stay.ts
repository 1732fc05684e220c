import type { FrameOf, Refused } from '@shopcast/contracts/room';
import { FrameRefused, RoomClient, RoomClosed } from '@shopcast/room-client';
import { derivedId } from '@shopcast/kernel';
import { backOffMs } from './back-off.js';
import type { RoomDoor } from './room-door.js';
import { RequestRefused } from './run.errors.js';

export interface Frame {
  readonly t: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

export type Entry = Omit<FrameOf<'enter'>, 't'>;

/** One stay in the room, as somebody of the crowd has it: told to the tally, and patient with what is not known yet. */
export class RoomStay {
  private readonly client: RoomClient;
  private enteringSinceMs = 0;

  /** @param ticket gives a new one for each attempt */
  constructor(
    private readonly door: RoomDoor,
    ticket: () => Promise<string>,
    private readonly entry: Entry,
  ) {
    const nextStayId = (stayId: string): string => derivedId(stayId, 'again');
    this.client = new RoomClient({ ...door.clientOptions(), ticket, nextStayId });
    this.listen();
  }

  /** Is in front of the page before the session begins; entering then takes no more than a frame. */
  wait(): Promise<void> {
    return this.attend(() => this.client.open());
  }

  async enter(twice: boolean): Promise<void> {
    await this.attend(() => this.client.enter(this.entry));
    if (twice) this.client.repeatEntry();
  }

  /** Sends a frame and comes back when the room has taken it. @throws RequestRefused */
  say(frame: Frame, twice: boolean): Promise<void> {
    return this.counted(() => this.insist(frame, twice));
  }

  async leave(frame: Frame, twice: boolean): Promise<void> {
    await this.say(frame, twice);
    this.close();
  }

  /** The connection is lost, from one moment to the next. */
  lose(): void {
    this.client.cut();
  }

  comeBack(): Promise<void> {
    return this.attend(() => this.client.open({ isReturning: true }));
  }

  close(): void {
    this.client.close();
  }

  private listen(): void {
    const { tally } = this.door;
    this.client.on('attempt', () => tally.retries++);
    this.client.on('gap', () => tally.note('the room left a gap in its sequence'));
    this.client.on('newStay', () => tally.note('a stay was over before its viewer was back, and had to become two'));
    this.client.on('entryRefused', (refusal) => this.entryRefused(refusal));
    this.client.on('lost', ({ wasIn }) => {
      if (wasIn) tally.reconnects++;
      if (this.door.closed) this.close();
    });
  }

  private async attend(come: () => Promise<void>): Promise<void> {
    this.enteringSinceMs = performance.now();
    await this.counted(come).catch((error: unknown) => {
      if (!(error instanceof RoomClosed)) throw error;
      throw new RequestRefused('the room', error.code, error.reason, 'no entry');
    });
  }

  private async counted<T>(work: () => Promise<T>): Promise<T> {
    const { tally } = this.door;
    tally.underWay++;
    try {
      return await work();
    } finally {
      tally.underWay--;
    }
  }

  /** One service may learn of things a little later than another: what is refused may be taken in a moment. */
  private async insist(frame: Frame, twice: boolean): Promise<void> {
    const { clock, patience, tally } = this.door;
    const sinceMs = performance.now();
    for (let failures = 1; ; failures++) {
      const refused = await this.sayOnce(frame, twice && failures === 1);
      if (!refused) return;
      if (performance.now() - sinceMs > patience.notYetKnownMs) {
        throw new RequestRefused(`the frame "${frame.t}"`, 0, refused.code, refused.message);
      }
      tally.retries++;
      await clock.rest(backOffMs(failures));
    }
  }

  private async sayOnce(frame: Frame, twice: boolean): Promise<FrameRefused | undefined> {
    const answers = [this.client.say(frame), ...(twice ? [this.client.say(frame)] : [])];
    try {
      await Promise.all(answers);
      return undefined;
    } catch (error) {
      if (error instanceof FrameRefused) return error;
      if (error instanceof RoomClosed) throw new RequestRefused(`the frame "${frame.t}"`, error.code, error.reason, '');
      throw error;
    }
  }

  private entryRefused({ code, title }: Refused): void {
    const triedMs = performance.now() - this.enteringSinceMs;
    if (triedMs > this.door.patience.notYetKnownMs) this.door.tally.note(`entering is refused: ${code} ${title}`);
  }
}
