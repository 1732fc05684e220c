import { uuid } from '@shopcast/room-client';
import { useState, type FormEvent } from 'react';
import type { Ask } from '../../api/ask.js';
import { useActivityTexts } from '../../language/activity-texts.js';
import { Field } from '../form/field.js';
import { useDeed } from '../form/use-deed.js';
import { DeskNote } from './desk-note.js';

interface NewLotteryProps {
  readonly ask: Ask;
  readonly path: string;
  readonly isOpen: boolean;
}

const WHOLE_NUMBER = /^[1-9]\d{0,4}$/;

export function NewLottery({ ask, path, isOpen }: NewLotteryProps) {
  const { lottery } = useActivityTexts().desk;
  const deed = useDeed();
  const [prize, setPrize] = useState('');
  const [winners, setWinners] = useState('1');
  const [seconds, setSeconds] = useState('60');
  const [keyword, setKeyword] = useState('');
  const isWhole = isOpen && prize.trim() !== '' && WHOLE_NUMBER.test(winners) && WHOLE_NUMBER.test(seconds);
  const open = (event: FormEvent) => {
    event.preventDefault();
    const said = keyword.trim() === '' ? {} : { keyword: keyword.trim() };
    const body = { prize: prize.trim(), winnerCount: Number(winners), seconds: Number(seconds), ...said };
    void deed.run(() => ask(path, { method: 'POST', key: uuid(), body }));
  };

  return (
    <form className="activity-desk__form" onSubmit={open}>
      <Field label={lottery.prize} value={prize} required maxLength={200} onText={setPrize} />
      <div className="fields">
        <Field label={lottery.winners} value={winners} required inputMode="numeric" onText={setWinners} />
        <Field label={lottery.seconds} value={seconds} required inputMode="numeric" onText={setSeconds} />
      </div>
      <Field label={lottery.keyword} value={keyword} maxLength={50} onText={setKeyword} />
      <DeskNote problem={deed.problem} />
      <button type="submit" className="solid-button" disabled={!isWhole || deed.isBusy}>
        {lottery.open}
      </button>
    </form>
  );
}
