import { uuid } from '@shopcast/room-client';
import { useState, type FormEvent } from 'react';
import type { Ask } from '../../api/ask.js';
import { useActivityTexts } from '../../language/activity-texts.js';
import { Field } from '../form/field.js';
import { useDeed } from '../form/use-deed.js';
import { DeskNote } from './desk-note.js';

interface NewPollProps {
  readonly ask: Ask;
  readonly path: string;
  readonly isOpen: boolean;
}

const FEWEST = 2;
const MOST = 6;

export function NewPoll({ ask, path, isOpen }: NewPollProps) {
  const { poll } = useActivityTexts().desk;
  const deed = useDeed();
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState<readonly string[]>(['', '']);
  const written = options.map((option) => option.trim()).filter((option) => option !== '');
  const isWhole = isOpen && question.trim() !== '' && written.length >= FEWEST;
  const write = (place: number, text: string) =>
    setOptions(options.map((option, at) => (at === place ? text : option)));
  const open = (event: FormEvent) => {
    event.preventDefault();
    const body = { question: question.trim(), options: written };
    void deed
      .run(() => ask(path, { method: 'POST', key: uuid(), body }))
      .then((done) => {
        if (!done) return;
        setQuestion('');
        setOptions(['', '']);
      });
  };

  return (
    <form className="activity-desk__form" onSubmit={open}>
      <Field label={poll.question} value={question} required maxLength={200} onText={setQuestion} />
      <div className="fields">
        {options.map((option, place) => (
          <Field
            key={place}
            label={`${poll.option} ${place + 1}`}
            value={option}
            required={place < FEWEST}
            maxLength={100}
            onText={(text) => write(place, text)}
          />
        ))}
      </div>
      <DeskNote problem={deed.problem} />
      <div className="activity-desk__row">
        <button type="submit" className="solid-button" disabled={!isWhole || deed.isBusy}>
          {poll.open}
        </button>
        {options.length < MOST && (
          <button type="button" className="small-button" onClick={() => setOptions([...options, ''])}>
            {poll.more}
          </button>
        )}
      </div>
    </form>
  );
}
