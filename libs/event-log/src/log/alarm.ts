/** Lets a loop sleep until somebody rings. A ring while nobody sleeps is kept, so none is ever missed. */
export class Alarm {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Resolves at the next ring, or after `atMostMs`; answers whether it rang. */
  async rings(atMostMs: number): Promise<boolean> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, atMostMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const { rung } = this;
    this.wake = undefined;
    this.rung = false;
    return rung;
  }
}
