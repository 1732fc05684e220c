import type { CSSProperties } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { MetricValue } from '../measurement/measurement.js';
import { noValue } from '@shopcast/page/numerals';
import { figureWidth } from './figure-width.js';
import './metric-number.css';

/** A number as large as its place allows: the style sheet shrinks it by its width, without measuring. */
export function MetricNumber({ value }: { readonly value: MetricValue | undefined }) {
  const { messages, numerals } = useLanguage();
  const text = numerals.metric(value);
  const [, figures = text, unit = ''] = /^(.*?)( %)?$/.exec(text) ?? [];
  const style = { '--figures': figureWidth(text) } as CSSProperties;
  if (text === noValue) {
    return (
      <span className="metric-number" style={style}>
        <span aria-hidden="true">{noValue}</span>
        <span className="visually-hidden">{messages.explanation.noValue}</span>
      </span>
    );
  }
  return (
    <span className="metric-number" style={style}>
      {figures}
      {unit !== '' && <span className="metric-number__unit">{unit}</span>}
    </span>
  );
}
