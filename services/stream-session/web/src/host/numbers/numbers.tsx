import { useSpeech } from '@shopcast/page';
import { noValue } from '@shopcast/page/numerals';
import type { Ask } from '../../api/ask.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import type { RoomView } from '../../room/room-view.js';
import './numbers.css';
import { useMetrics } from './use-metrics.js';

interface NumbersProps {
  readonly ask: Ask;
  readonly sessionId: string;
  readonly view: RoomView;
  readonly isOn: boolean;
}

/** How it goes, at a glance; the dashboard has the rest. */
export function Numbers({ ask, sessionId, view, isOn }: NumbersProps) {
  const { numbers } = useHostTexts();
  const { numerals } = useSpeech();
  const metrics = useMetrics(ask, sessionId, isOn);
  const currency = view.session?.currency ?? 'CNY';
  const count = (id: string) => (metrics?.[id] === undefined ? noValue : numerals.count(metrics[id].value ?? 0));
  const cvr = metrics?.['cvr_shop']?.value ?? null;
  const gmv = metrics?.['gmv'];
  const shown: readonly (readonly [id: string, name: string, text: string])[] = [
    ['online', numbers.online, numerals.count(view.online)],
    ['likes', numbers.likes, numerals.count(view.likes)],
    ['comments', numbers.comments, count('comments')],
    ['shop_visitors', numbers.visitors, count('shop_visitors')],
    ['orders', numbers.orders, count('orders')],
    ['gmv', numbers.gmv, gmv === undefined ? noValue : numerals.money(gmv.value ?? 0, currency)],
    ['cvr_shop', numbers.cvr, cvr === null ? noValue : numerals.percent(cvr)],
  ];

  return (
    <dl className="numbers">
      {shown.map(([id, name, text]) => (
        <div key={id} data-number={id}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
