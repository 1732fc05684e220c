import { useCallback } from 'react';
import type { Ask } from '../../api/ask.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { useShop } from '../../shop/use-shop.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';
import type { Session } from '../sessions/session.js';
import { AddToShelf } from './add-to-shelf.js';
import { Arrangement } from './arrangement.js';
import { putOnShelf } from './put-on-shelf.js';
import './shelf-desk.css';
import { ShelfRow } from './shelf-row.js';

interface ShelfDeskProps {
  readonly ask: Ask;
  readonly session: Session;
  readonly changes: number;
  readonly pinnedId: string | null;
}

/** The shelf in the host's hands: what stands on it, what is explained now, and what it costs. */
export function ShelfDesk({ ask, session, changes, pinnedId }: ShelfDeskProps) {
  const { shelf } = useHostTexts();
  const { sessionId, timeScale, state } = session;
  const shop = useShop(ask, { sessionId, timeScale, changes });
  const deed = useDeed();
  const ids = shop?.items.map(({ listingId }) => listingId) ?? [];
  const path = `/v1/sessions/${sessionId}/shelf`;
  const put = (where: string, body: object) => void deed.run(() => ask(where, { method: 'PUT', body }));
  const arrange = (listingIds: readonly string[]) => put(path, { listingIds });
  const add = useCallback(
    (listingId: string) => deed.run(() => putOnShelf(ask, sessionId, [listingId])),
    [ask, sessionId, deed.run],
  );

  return (
    <section className="panel shelf-desk">
      <h2>{shelf.title}</h2>
      <ProblemNote problem={deed.problem} />
      {shop?.items.length === 0 && <p className="host-hint">{shelf.empty}</p>}
      <ol className="shelf-desk__rows">
        {shop?.items.map((item, index) => (
          <ShelfRow
            key={item.listingId}
            ask={ask}
            sessionId={sessionId}
            item={item}
            currency={shop.currency}
            isPinned={item.listingId === pinnedId}
            state={state}
            onPin={(listingId) => put(`${path}/pin`, { listingId })}
          >
            <Arrangement title={item.title} ids={ids} index={index} onArrange={arrange} />
          </ShelfRow>
        ))}
      </ol>
      {state !== 'ended' && <AddToShelf ask={ask} currency={session.currency} onShelf={ids} onAdd={add} />}
    </section>
  );
}
