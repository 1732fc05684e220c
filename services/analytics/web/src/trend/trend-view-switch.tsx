import { useLanguage } from '../language/use-language.js';

export type TrendShape = 'chart' | 'table';

interface TrendViewSwitchProps {
  readonly shape: TrendShape;
  onShape(shape: TrendShape): void;
}

export function TrendViewSwitch({ shape, onShape }: TrendViewSwitchProps) {
  const { trend } = useLanguage().messages;
  return (
    <div className="segments" role="group" aria-label={trend.view}>
      {(['chart', 'table'] as const).map((one) => (
        <button key={one} type="button" className="segment" aria-pressed={one === shape} onClick={() => onShape(one)}>
          {trend[one]}
        </button>
      ))}
    </div>
  );
}
