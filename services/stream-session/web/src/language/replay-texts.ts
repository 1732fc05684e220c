import type { Language } from '@shopcast/page/language';

/** Every text that only the replay page has. A language that lacks one does not compile. */
export interface ReplayTexts {
  readonly replay: string;
  readonly play: string;
  readonly pause: string;
  readonly back: string;
  readonly ahead: string;
  readonly speed: (times: string) => string;
  readonly position: string;
  readonly positionOf: (at: string, length: string) => string;
  readonly chapters: string;
  readonly noChapters: string;
  readonly shelfThen: string;
  readonly commentsThen: string;
  readonly nothingSaid: string;
  readonly reading: string;
  readonly watched: (count: string) => string;
  readonly likes: (count: string) => string;
  readonly said: (count: string) => string;
  readonly wasPaused: string;
  readonly over: string;
  readonly early: string;
  readonly earlyHint: string;
  readonly toLive: string;
  readonly again: string;
}

const en: ReplayTexts = {
  replay: 'Replay',
  play: 'Play',
  pause: 'Pause',
  back: '10 seconds back',
  ahead: '10 seconds ahead',
  speed: (times) => `Speed ${times}×`,
  position: 'Position',
  positionOf: (at, length) => `${at} of ${length}`,
  chapters: 'Products by time',
  noChapters: 'No product was presented by itself.',
  shelfThen: 'Shop at this moment',
  commentsThen: 'Comments up to here',
  nothingSaid: 'Nobody has said anything yet.',
  reading: 'Looking up what was said…',
  watched: (count) => `${count} watching`,
  likes: (count) => `${count} likes`,
  said: (count) => `${count} comments`,
  wasPaused: 'The host took a short break',
  over: 'The session ended here',
  early: 'The session is not over yet',
  earlyHint: 'The replay opens when it has ended.',
  toLive: 'Watch it live',
  again: 'Watch the replay',
};

const ja: ReplayTexts = {
  replay: 'リプレイ',
  play: '再生',
  pause: '一時停止',
  back: '10秒戻る',
  ahead: '10秒進む',
  speed: (times) => `再生速度 ${times}×`,
  position: '再生位置',
  positionOf: (at, length) => `${length}中${at}`,
  chapters: '商品ごとの場面',
  noChapters: '個別に紹介された商品はありません。',
  shelfThen: 'この時点の商品棚',
  commentsThen: 'ここまでのコメント',
  nothingSaid: 'まだコメントはありません。',
  reading: 'コメントを読み込んでいます…',
  watched: (count) => `${count}人が視聴中`,
  likes: (count) => `いいね ${count}`,
  said: (count) => `コメント ${count}`,
  wasPaused: '配信は小休止中でした',
  over: '配信はここで終了しました',
  early: '配信はまだ終わっていません',
  earlyHint: '終了後にリプレイをご覧いただけます。',
  toLive: 'ライブを見る',
  again: 'リプレイを見る',
};

const zh: ReplayTexts = {
  replay: '回放',
  play: '播放',
  pause: '暂停',
  back: '后退10秒',
  ahead: '前进10秒',
  speed: (times) => `播放速度 ${times}×`,
  position: '播放位置',
  positionOf: (at, length) => `${at} / ${length}`,
  chapters: '商品讲解片段',
  noChapters: '没有单独讲解的商品。',
  shelfThen: '此刻的购物袋',
  commentsThen: '到此为止的弹幕',
  nothingSaid: '还没有人发言。',
  reading: '正在读取弹幕…',
  watched: (count) => `${count}人在看`,
  likes: (count) => `${count}个赞`,
  said: (count) => `${count}条弹幕`,
  wasPaused: '主播当时暂时离开',
  over: '直播到此结束',
  early: '直播尚未结束',
  earlyHint: '结束后即可观看回放。',
  toLive: '去看直播',
  again: '观看回放',
};

export const replayTexts: Readonly<Record<Language, ReplayTexts>> = { en, ja, zh };
