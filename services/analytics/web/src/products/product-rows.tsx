import { noValue } from '@shopcast/page/numerals';
import { useId, useState } from 'react';
import { elapsedAt } from '../session/elapsed-at.js';
import { useLanguage } from '../language/use-language.js';
import type { ExplainingWindow, Product } from '../measurement/breakdown.js';
import type { Measured } from '../measurement/measurement.js';
import type { MetricId } from '../measurement/metric-id.js';

import { MetricCells } from '../metric/metric-cells.js';
import { WindowStrip } from './window-strip.js';

type Complete = Omit<Measured, 'metrics'>;

interface ProductRowsProps {
  readonly product: Product;
  readonly columns: readonly MetricId[];
  readonly complete: Complete;
  /** Until when the session is drawn, in milliseconds since the epoch. */
  readonly toMs: number;
  /** Units that can still be sold; null: not known to whoever looks; undefined: not shown. */
  readonly left: number | null | undefined;
}

/** A product as a whole, and on request each while in which it was explained. */
export function ProductRows({ product, columns, complete, toMs, left }: ProductRowsProps) {
  const { messages, numerals } = useLanguage();
  const texts = messages.panels.products;
  const [isOpen, setOpen] = useState(false);
  const rows = useId();
  const { listingId, title, metrics, windows } = product;
  const isNow = windows.some(({ to }) => to === null);

  return (
    <tbody className="product" data-listing={listingId} id={rows}>
      <tr>
        <th scope="row">
          {windows.length === 0 ? (
            <span className="product__title">{title ?? texts.untitled}</span>
          ) : (
            <button
              type="button"
              className="product__title"
              aria-expanded={isOpen}
              aria-controls={rows}
              onClick={() => setOpen(!isOpen)}
            >
              {title ?? texts.untitled}
            </button>
          )}
          {isNow && <span className="product__now">{texts.now}</span>}
        </th>
        <td className="product__when">
          <WindowStrip windows={windows} fromMs={Date.parse(complete.startedAt ?? '')} toMs={toMs} />
        </td>
        <MetricCells columns={columns} of={{ ...complete, metrics }} />
        {left !== undefined && <td data-column="left">{left === null ? noValue : numerals.count(left)}</td>}
      </tr>
      {windows.map((window) => (
        <WindowRow
          key={window.from}
          window={window}
          columns={columns}
          complete={complete}
          isHidden={!isOpen}
          hasStock={left !== undefined}
        />
      ))}
    </tbody>
  );
}

interface WindowRowProps {
  readonly window: ExplainingWindow;
  readonly columns: readonly MetricId[];
  readonly complete: Complete;
  readonly isHidden: boolean;
  readonly hasStock: boolean;
}

function WindowRow({ window, columns, complete, isHidden, hasStock }: WindowRowProps) {
  const { panels } = useLanguage().messages;
  const { from, to, metrics } = window;
  const until = to === null ? panels.products.now : elapsedAt(complete, to);
  return (
    <tr className="product__window" hidden={isHidden}>
      <th scope="row" colSpan={2}>
        {elapsedAt(complete, from)} – {until}
      </th>
      <MetricCells columns={columns} of={{ ...complete, metrics }} />
      {hasStock && <td data-column="left" />}
    </tr>
  );
}
