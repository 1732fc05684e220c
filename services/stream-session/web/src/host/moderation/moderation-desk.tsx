import type { Ask } from '../../api/ask.js';
import { useModerationTexts } from '../../language/moderation-texts.js';
import { HeldComments } from './held-comments.js';
import './moderation-desk.css';
import { Restrictions } from './restrictions.js';
import { SlowMode } from './slow-mode.js';

interface ModerationDeskProps {
  readonly ask: Ask;
  readonly sessionId: string;
}

/** How order is kept in the room: how often one may write, what is looked at first, and who is kept out. */
export function ModerationDesk({ ask, sessionId }: ModerationDeskProps) {
  const { title } = useModerationTexts();
  return (
    <section className="panel moderation-desk">
      <h2>{title}</h2>
      <SlowMode ask={ask} sessionId={sessionId} />
      <HeldComments ask={ask} sessionId={sessionId} />
      <Restrictions ask={ask} sessionId={sessionId} />
    </section>
  );
}
