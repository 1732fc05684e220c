/** What must answer before a process may take traffic; every service adds its own checks. */
export class Readiness {
  private readonly checks = new Map<string, () => Promise<boolean>>();

  /** @param name shown in the answer, e.g. `order.database` */
  add(name: string, check: () => Promise<boolean>): void {
    this.checks.set(name, check);
  }

  /** Each check's result; a check that throws is not ready. */
  async report(): Promise<{ ready: boolean; checks: Record<string, boolean> }> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await check().catch(() => false)] as const),
    );
    return { ready: results.every(([, ready]) => ready), checks: Object.fromEntries(results) };
  }
}
