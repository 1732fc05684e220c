/** Functions that are told of events, by name. */
export class Listeners<Events extends object> {
  private readonly byEvent = new Map<keyof Events, Set<(about: never) => void>>();

  /** @returns ends it */
  on<Name extends keyof Events>(event: Name, listener: (about: Events[Name]) => void): () => void {
    const listeners = this.byEvent.get(event) ?? new Set();
    this.byEvent.set(event, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  tell<Name extends keyof Events>(event: Name, about: Events[Name]): void {
    for (const listener of this.byEvent.get(event) ?? []) (listener as (about: Events[Name]) => void)(about);
  }
}
