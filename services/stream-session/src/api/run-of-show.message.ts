import { toOptionalTimestamp } from '@shopcast/grpc';
import { runningSegment, type RunOfShow, type Segment } from '../domain/run-of-show/run-of-show.js';

/** `shopcast.runofshow.v1.RunOfShow` */
export const toRunOfShowMessage = (sessionId: string, runOfShow: RunOfShow): object => ({
  sessionId,
  version: runOfShow.version,
  segments: runOfShow.segments.map(toSegmentMessage),
  currentSegmentId: runningSegment(runOfShow)?.segmentId ?? '',
});

const toSegmentMessage = ({ startedAtMs, endedAtMs, cuesGiven, ...plan }: Segment): object => ({
  plan: { ...plan, campaignId: plan.campaignId ?? '', notes: plan.notes ?? '' },
  startedAt: toOptionalTimestamp(startedAtMs),
  endedAt: toOptionalTimestamp(endedAtMs),
  cuesGiven,
});
