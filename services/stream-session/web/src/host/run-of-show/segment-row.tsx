import { useSpeech } from '@shopcast/page';
import { elapsed } from '@shopcast/page/numerals';
import { useRunOfShowTexts } from '../../language/run-of-show-texts.js';
import { IconButton } from '../form/icon-button.js';
import { type Segment, secondsOn } from './run-of-show.js';

interface SegmentRowProps {
  readonly segment: Segment;
  readonly isCurrent: boolean;
  readonly canChange: boolean;
  readonly canRise: boolean;
  onUp(): void;
  onEdit(): void;
  onRemove(): void;
}

/** A segment in the run of show: what is planned of it, or how it was. */
export function SegmentRow({ segment, isCurrent, canChange, canRise, onUp, onEdit, onRemove }: SegmentRowProps) {
  const texts = useRunOfShowTexts();
  const { segmentId, title, startedAt, endedAt } = segment;
  const state = isCurrent ? 'current' : endedAt !== null ? 'over' : 'ahead';
  return (
    <li
      className="segment-row"
      data-segment={segmentId}
      data-segment-state={state}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <div className="segment-row__words">
        <strong>{title}</strong>
        <Summary segment={segment} />
      </div>
      {startedAt === null && (
        <div className="segment-row__deeds">
          <IconButton icon="up" label={`${texts.up}: ${title}`} disabled={!canChange || !canRise} onPress={onUp} />
          <IconButton icon="edit" label={`${texts.edit}: ${title}`} disabled={!canChange} onPress={onEdit} />
          <IconButton icon="remove" label={`${texts.remove}: ${title}`} disabled={!canChange} onPress={onRemove} />
        </div>
      )}
    </li>
  );
}

/** In one line: how long, with which products, prices and coupons. */
function Summary({ segment }: { readonly segment: Segment }) {
  const texts = useRunOfShowTexts();
  const { numerals } = useSpeech();
  const { plannedMinutes, listingIds, prices, campaignId } = segment;
  const tookSeconds = secondsOn(segment);
  const parts = [
    texts.planned(numerals.count(plannedMinutes)),
    tookSeconds !== null && texts.took(elapsed(tookSeconds)),
    listingIds.length > 0 && texts.productCount(numerals.count(listingIds.length)),
    prices.length > 0 && texts.priceCount(numerals.count(prices.length)),
    campaignId !== null && texts.hasCoupons,
  ];
  return <span>{parts.filter((part) => part !== false).join(' · ')}</span>;
}
