import { useSpeech } from '@shopcast/page';
import type { Language } from '@shopcast/page/language';

/** What the console says about keeping order. */
export interface ModerationTexts {
  readonly title: string;
  readonly slowMode: string;
  readonly slowModes: (seconds: string) => string;
  readonly noSlowMode: string;
  readonly held: (count: string) => string;
  readonly noneHeld: string;
  readonly approve: string;
  readonly refuse: string;
  readonly restricted: (count: string) => string;
  readonly noneRestricted: string;
  readonly kinds: { readonly mute: string; readonly ban: string };
  readonly until: (time: string) => string;
  readonly lift: string;
  readonly ban: string;
  readonly reallyBan: string;
  readonly banned: string;
}

const en: ModerationTexts = {
  title: 'Keeping order',
  slowMode: 'Slow mode',
  slowModes: (seconds) => `One comment in ${seconds} seconds`,
  noSlowMode: 'Off: as often as they like',
  held: (count) => `Comments to look at: ${count}`,
  noneHeld: 'No comment waits. Words on your list with the action “hold” bring them here.',
  approve: 'Approve',
  refuse: 'Refuse',
  restricted: (count) => `Muted and banned: ${count}`,
  noneRestricted: 'Nobody is muted or banned. You can do it beside a comment.',
  kinds: { mute: 'Muted', ban: 'Banned' },
  until: (time) => `until ${time}`,
  lift: 'Lift',
  ban: 'Ban',
  reallyBan: 'Ban for good?',
  banned: 'Banned',
};

const zh: ModerationTexts = {
  title: '秩序管理',
  slowMode: '慢速模式',
  slowModes: (seconds) => `每 ${seconds} 秒可发一条评论`,
  noSlowMode: '关闭：不限制',
  held: (count) => `待审核评论：${count}`,
  noneHeld: '没有待审核的评论。词库中动作为“审核”的词会出现在这里。',
  approve: '通过',
  refuse: '拒绝',
  restricted: (count) => `禁言与封禁：${count}`,
  noneRestricted: '没有人被禁言或封禁。可在评论旁操作。',
  kinds: { mute: '禁言', ban: '封禁' },
  until: (time) => `至 ${time}`,
  lift: '解除',
  ban: '封禁',
  reallyBan: '确定封禁？',
  banned: '已封禁',
};

const ja: ModerationTexts = {
  title: 'モデレーション',
  slowMode: 'スローモード',
  slowModes: (seconds) => `${seconds}秒に1件まで`,
  noSlowMode: 'オフ：制限なし',
  held: (count) => `確認待ちのコメント：${count}件`,
  noneHeld: '確認待ちはありません。「保留」に設定した語を含むコメントがここに届きます。',
  approve: '表示する',
  refuse: '表示しない',
  restricted: (count) => `ミュート・入室禁止：${count}人`,
  noneRestricted: '対象者はいません。コメントの横から操作できます。',
  kinds: { mute: 'ミュート', ban: '入室禁止' },
  until: (time) => `${time}まで`,
  lift: '解除',
  ban: '入室禁止',
  reallyBan: '本当に入室禁止にしますか？',
  banned: '入室禁止済み',
};

const texts: Readonly<Record<Language, ModerationTexts>> = { en, ja, zh };

export const useModerationTexts = (): ModerationTexts => texts[useSpeech().language];
