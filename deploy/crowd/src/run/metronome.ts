const BEAT_MS = 5;

/**
 * The one clock of a run: everybody who waits is woken by a single beat, which costs far less than a timer each and can
 * be stopped at once; who still waits then never wakes. Session time runs `speed` times as fast as the wall clock, and
 * stands still while it is held: a crowd that waited for the server goes on where it was, instead of making up for lost
 * time in a rush.
 */
export class Metronome {
  /** Asked at every beat whether session time has to wait. */
  isHeld: () => boolean = () => false;
  private readonly sleepers = new Map<number, (() => void)[]>();
  private readonly timer: NodeJS.Timeout;
  private beats = currentBeat();
  private lastBeatMs = performance.now();
  private playing = false;
  private playedMs = 0;

  constructor(private readonly speed: number) {
    this.timer = setInterval(() => this.beat(), BEAT_MS);
  }

  startSession(): void {
    this.playing = true;
    this.lastBeatMs = performance.now();
  }

  /** Milliseconds of session time since the start, as of the last beat; 0 before it. */
  sessionMs(): number {
    return this.playedMs;
  }

  /** Comes back when the session is that far, at once if it is already. */
  async untilSession(sessionMs: number): Promise<void> {
    while (this.playedMs < sessionMs) await this.rest((sessionMs - this.playedMs) / this.speed);
  }

  /** Never shorter than asked for. */
  rest(wallMs: number): Promise<void> {
    const beat = Math.max(this.beats + 1, Math.ceil((performance.now() + wallMs) / BEAT_MS));
    return new Promise((wake) => {
      const others = this.sleepers.get(beat);
      if (others) others.push(wake);
      else this.sleepers.set(beat, [wake]);
    });
  }

  stop(): void {
    clearInterval(this.timer);
    this.sleepers.clear();
  }

  private beat(): void {
    const now = performance.now();
    if (this.playing && !this.isHeld()) this.playedMs += (now - this.lastBeatMs) * this.speed;
    this.lastBeatMs = now;
    for (const beat = currentBeat(); this.beats < beat;) {
      const woken = this.sleepers.get(++this.beats);
      if (!woken) continue;
      this.sleepers.delete(this.beats);
      for (const wake of woken) wake();
    }
  }
}

const currentBeat = () => Math.floor(performance.now() / BEAT_MS);
