import { count, plain, quotient, share } from './metric-definition.js';
import { words } from './wording.js';

export const audienceMetrics = [
  count(
    'view_pv',
    words('Cumulative viewers', '延べ視聴者数', '观看人次'),
    words(
      'Entries into the room; a viewer who comes back counts again.',
      'ルームへの入室回数。同じ視聴者の再入室も数えます。',
      '进入直播间的次数；同一观众再次进入会重复计算。',
    ),
  ),
  count(
    'viewer_uv',
    words('Unique viewers', 'ユニーク視聴者数', '观看人数'),
    words('Different viewers who entered the room.', 'ルームに入室した視聴者の実人数。', '进入直播间的去重观众数。'),
  ),
  plain(
    'online_now',
    'online_now',
    words('Watching now', '視聴中', '在线人数'),
    words(
      'Different viewers present; one with two devices is one.',
      '現在視聴中の実人数。2台で視聴していても1人と数えます。',
      '当前在线的去重观众数；同时使用两台设备的观众算一人。',
    ),
    { perMinute: 'at_end' },
  ),
  plain(
    'pcu',
    'pcu',
    words('Peak concurrent viewers', '最大同時視聴者数', '最高在线人数'),
    words(
      'The most viewers present at once, exact to every entry and exit.',
      '同時に視聴していた人数の最大値。入退室ごとに正確に計測します。',
      '同时在线人数的最高值，每次进出都精确计算。',
    ),
    { perMinute: 'peak' },
  ),
  quotient(
    'acu',
    ['live_watch_seconds', 'live_seconds'],
    words('Average concurrent viewers', '平均同時視聴者数', '平均在线人数'),
    words(
      'Time watched while live per time live; pauses are left out of both.',
      '配信中の視聴時間を配信時間で割った値。一時停止中はどちらにも含みません。',
      '直播中的观看时长除以直播时长；暂停时段两边都不计。',
    ),
    { unit: 'count' },
  ),
  quotient(
    'avg_watch_seconds',
    ['watch_seconds', 'viewer_uv'],
    words('Average watch time', '平均視聴時間', '人均观看时长'),
    words(
      'Time watched per unique viewer, those still watching included.',
      'ユニーク視聴者1人あたりの視聴時間。視聴中の人も含みます。',
      '每位去重观众的平均观看时长，仍在观看的也计算在内。',
    ),
    { unit: 'seconds' },
  ),
  share(
    'stay_60s_rate',
    ['long_stays', 'view_pv'],
    words('Stayed over a minute', '1分超の滞在率', '停留超1分钟率'),
    words(
      'Entries whose stay exceeds a minute, per entry.',
      '入室のうち、滞在が1分を超えたものの割合。',
      '停留超过1分钟的进入次数占全部进入次数的比例。',
    ),
    { parameters: ['long_stay_seconds'] },
  ),
  share(
    'stay_to_end_rate',
    ['stayers', 'viewer_uv'],
    words('Stayed from start to end', '最初から最後までの視聴率', '全程观看率'),
    words(
      'Unique viewers who were there at the start and at the end, and never away for longer than the reconnect grace. While live: who have not been away so far.',
      '開始時と終了時に在室し、その間に再接続の猶予を超えて離れなかった視聴者の割合。配信中は、これまで離れていない人の割合です。',
      '开始时和结束时都在场、期间离开从未超过重连宽限的观众占比。直播中为至今未离开者的占比。',
    ),
    { parameters: ['start_window_seconds', 'reconnect_grace_seconds'] },
  ),
] as const;
