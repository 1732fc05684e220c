import type { Ask } from '../../api/ask.js';
import { useActivityTexts } from '../../language/activity-texts.js';
import { useDeed } from '../form/use-deed.js';
import { DeskNote } from '../activities/desk-note.js';

interface FollowersDeskProps {
  readonly ask: Ask;
  readonly sessionId: string;
  readonly isOn: boolean;
}

/** Who may comment. */
export function FollowersDesk({ ask, sessionId, isOn }: FollowersDeskProps) {
  const { followers } = useActivityTexts().desk;
  const deed = useDeed();
  const set = (next: boolean) =>
    void deed.run(() => ask(`/v1/sessions/${sessionId}/followers-only`, { method: 'PUT', body: { isOn: next } }));
  return (
    <section className="panel" data-desk="followers">
      <h2>{followers.title}</h2>
      <label className="media-desk__choice">
        <input type="checkbox" checked={isOn} disabled={deed.isBusy} onChange={(event) => set(event.target.checked)} />
        {followers.only}
      </label>
      <p className="host-hint">{followers.hint}</p>
      <DeskNote problem={deed.problem} />
    </section>
  );
}
