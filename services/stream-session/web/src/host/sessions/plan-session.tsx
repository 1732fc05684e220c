import { goTo } from '@shopcast/page';
import { uuid } from '@shopcast/room-client';
import { useState, type FormEvent } from 'react';
import { useHostTexts } from '../../language/use-host-texts.js';
import { Choice } from '../form/choice.js';
import { Field } from '../form/field.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';
import { addressOf } from '../route.js';
import { useAsk } from '../use-ask.js';
import type { Session } from './session.js';

const mediums = ['video', 'audio'] as const;
const currencies = ['CNY', 'JPY', 'USD', 'EUR', 'HKD', 'TWD', 'SGD'] as const;

/** Plans a session and goes to it. */
export function PlanSession() {
  const { sessions, media } = useHostTexts();
  const ask = useAsk();
  const deed = useDeed();
  const [title, setTitle] = useState('');
  const [medium, setMedium] = useState<(typeof mediums)[number]>('video');
  const [currency, setCurrency] = useState<(typeof currencies)[number]>('CNY');
  const [start, setStart] = useState('');
  const plan = (event: FormEvent) => {
    event.preventDefault();
    const plannedStart = start === '' ? {} : { plannedStart: new Date(start).toISOString() };
    void deed.run(async () => {
      const body = { title: title.trim(), medium, currency, ...plannedStart };
      const { sessionId } = await ask<Session>('/v1/sessions', { method: 'POST', key: uuid(), body });
      goTo(addressOf({ page: 'session', sessionId }));
    });
  };

  return (
    <form className="panel" onSubmit={plan}>
      <h2>{sessions.plan}</h2>
      <Field label={sessions.title} value={title} required maxLength={200} onText={setTitle} />
      <Choice
        label={sessions.medium}
        options={mediums}
        value={medium}
        nameOf={(one) => media[one]}
        onChoose={setMedium}
      />
      <Choice label={sessions.currency} options={currencies} value={currency} onChoose={setCurrency} />
      <Field label={sessions.start} type="datetime-local" value={start} onText={setStart} />
      <ProblemNote problem={deed.problem} />
      <button type="submit" className="solid-button" disabled={deed.isBusy}>
        {sessions.create}
      </button>
    </form>
  );
}
