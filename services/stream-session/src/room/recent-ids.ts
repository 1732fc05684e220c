/** The last so many ids that were added; for what the read model may not know yet. */
export class RecentIds {
  private readonly ids = new Set<string>();

  constructor(private readonly atMost: number) {}

  add(id: string): void {
    this.ids.add(id);
    if (this.ids.size > this.atMost) this.ids.delete(this.ids.keys().next().value as string);
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }
}
