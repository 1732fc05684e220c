import { useState } from 'react';
import type { Ask } from '../../api/ask.js';
import { planOf, type PlannedSegment, type Segment } from './run-of-show.js';
import { SegmentForm } from './segment-form.js';
import { SegmentRow } from './segment-row.js';
import type { RunOfShowHold } from './use-run-of-show.js';

interface SegmentListProps {
  readonly ask: Ask;
  readonly currency: string;
  readonly hold: RunOfShowHold;
  /** The session is: nothing can be changed. */
  readonly isOver: boolean;
}

/** The segments in their order. What has not begun can be changed, moved and removed. */
export function SegmentList({ ask, currency, hold, isOver }: SegmentListProps) {
  const [editedId, setEditedId] = useState<string | null>(null);
  const { show, deed, arrange } = hold;
  const segments = show?.segments ?? [];
  const plans = segments.map(planOf);
  const change = async (changed: PlannedSegment) => {
    const isDone = await arrange(plans.map((plan) => (plan.segmentId === changed.segmentId ? changed : plan)));
    if (isDone) setEditedId(null);
  };
  const remove = (index: number) => void arrange(plans.toSpliced(index, 1));
  const up = (index: number) => void arrange(plans.with(index, plans[index - 1]!).with(index - 1, plans[index]!));
  const canRise = (index: number) => index > 0 && segments[index - 1]?.startedAt === null;

  return (
    <ol className="run-of-show__segments">
      {segments.map((segment: Segment, index) =>
        segment.segmentId === editedId ? (
          <li key={segment.segmentId}>
            <SegmentForm
              ask={ask}
              currency={currency}
              segment={segment}
              isBusy={deed.isBusy}
              onPlan={(changed) => void change(changed)}
              onCancel={() => setEditedId(null)}
            />
          </li>
        ) : (
          <SegmentRow
            key={segment.segmentId}
            segment={segment}
            isCurrent={segment.segmentId === show?.currentSegmentId}
            canChange={!isOver && segment.startedAt === null && !deed.isBusy}
            canRise={canRise(index)}
            onUp={() => up(index)}
            onEdit={() => setEditedId(segment.segmentId)}
            onRemove={() => remove(index)}
          />
        ),
      )}
    </ol>
  );
}
