import { useState, type FormEvent } from 'react';
import type { Ask } from '../../api/ask.js';
import { useActivityTexts } from '../../language/activity-texts.js';
import { Field } from '../form/field.js';
import { useDeed } from '../form/use-deed.js';
import { DeskNote } from './desk-note.js';

interface AnnouncementDeskProps {
  readonly ask: Ask;
  readonly sessionId: string;
  /** What stands on top of the room now. */
  readonly shown: string | null;
}

export function AnnouncementDesk({ ask, sessionId, shown }: AnnouncementDeskProps) {
  const { announcement } = useActivityTexts().desk;
  const deed = useDeed();
  const [text, setText] = useState('');
  const path = `/v1/sessions/${sessionId}/announcement`;
  const show = (event: FormEvent) => {
    event.preventDefault();
    const putting = deed.run(() => ask(path, { method: 'PUT', body: { text: text.trim() } }));
    void putting.then((done) => done && setText(''));
  };

  return (
    <section className="panel" data-desk="announcement">
      <h2>{announcement.title}</h2>
      {shown !== null && (
        <div className="activity-desk__row">
          <span className="activity-desk__words">
            <strong>{shown}</strong>
          </span>
          <button
            type="button"
            className="small-button"
            disabled={deed.isBusy}
            onClick={() => void deed.run(() => ask(path, { method: 'DELETE' }))}
          >
            {announcement.withdraw}
          </button>
        </div>
      )}
      <form className="activity-desk__line" onSubmit={show}>
        <Field label={announcement.text} value={text} required maxLength={300} onText={setText} />
        <button type="submit" className="small-button" disabled={text.trim() === '' || deed.isBusy}>
          {announcement.show}
        </button>
      </form>
      <DeskNote problem={deed.problem} />
    </section>
  );
}
