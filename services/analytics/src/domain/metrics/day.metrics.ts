import { plain } from './metric-definition.js';
import { words } from './wording.js';

/** Metrics that there are of days only. */
export const dayOnlyMetrics = [
  plain(
    'sessions',
    'sessions',
    words('Sessions', '配信数', '直播场次'),
    words(
      'Sessions that started on this day; rehearsals are none.',
      'この日に開始した配信の数。リハーサルは含みません。',
      '当天开始的直播场次，不含彩排。',
    ),
  ),
  plain(
    'live_seconds',
    'live_seconds',
    words('Time live', '配信時間', '直播时长'),
    words(
      'Seconds that sessions were live on this day, without pauses.',
      'この日に配信していた秒数。休憩は含みません。',
      '当天直播的秒数，不含暂停。',
    ),
    { unit: 'seconds' },
  ),
] as const;
