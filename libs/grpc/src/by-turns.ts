import { Observable, type OperatorFunction } from 'rxjs';

/** What comes in one turn of the event loop, together. */
export function byTurns<Item>(): OperatorFunction<Item, readonly Item[]> {
  return (source) =>
    new Observable((subscriber) => {
      let items: Item[] = [];
      const give = (): void => {
        const given = items;
        items = [];
        if (given.length > 0) subscriber.next(given);
      };
      let turn: NodeJS.Immediate | undefined;
      subscriber.add(() => clearImmediate(turn));
      return source.subscribe({
        next: (item) => {
          if (items.push(item) === 1) turn = setImmediate(give);
        },
        error: (error: unknown) => {
          give();
          subscriber.error(error);
        },
        complete: () => {
          give();
          subscriber.complete();
        },
      });
    });
}
