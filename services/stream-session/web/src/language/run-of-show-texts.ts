import { useSpeech } from '@shopcast/page';
import type { Language } from '@shopcast/page/language';

type Words<Name extends string> = Readonly<Record<Name, string>>;
type OfOne<Name extends string> = Readonly<Record<Name, (what: string) => string>>;

/** What the console says about the run of show. */
export type RunOfShowTexts = Words<
  | 'title'
  | 'empty'
  | 'add'
  | 'now'
  | 'edit'
  | 'up'
  | 'remove'
  | 'name'
  | 'minutes'
  | 'products'
  | 'noProducts'
  | 'firstIsPinned'
  | 'coupons'
  | 'noCoupons'
  | 'notes'
  | 'save'
  | 'cancel'
  | 'done'
  | 'again'
  | 'leave'
> &
  OfOne<'begin' | 'next' | 'left' | 'over' | 'planned' | 'took' | 'productCount' | 'priceCount' | 'livePrice'> & {
    readonly hasCoupons: string;
    /** What of a segment's beginning was not done. */
    readonly missed: Words<'shelf' | 'pin' | 'price' | 'coupon' | 'all'>;
  };

const en: RunOfShowTexts = {
  title: 'Run of show',
  empty: 'Plan what comes when: each segment brings its products, prices and coupons along.',
  add: 'Add a segment',
  now: 'Now',
  edit: 'Edit',
  up: 'Move up',
  remove: 'Remove',
  name: 'Segment',
  minutes: 'Minutes',
  products: 'Products',
  noProducts: 'Put something on the shelf first; then it can be chosen here.',
  firstIsPinned: 'The first one chosen is pinned.',
  coupons: 'Coupons dropped as it begins',
  noCoupons: 'None',
  notes: 'Notes for yourself (optional)',
  save: 'Save the segment',
  cancel: 'Cancel',
  done: 'All segments have been on.',
  again: 'Try again',
  leave: 'Go on without it',
  begin: (segment) => `Begin: ${segment}`,
  next: (segment) => `Next: ${segment}`,
  left: (time) => `${time} left`,
  over: (time) => `${time} over`,
  planned: (minutes) => `${minutes} min`,
  took: (time) => `took ${time}`,
  productCount: (count) => (count === '1' ? '1 product' : `${count} products`),
  priceCount: (count) => (count === '1' ? '1 live price' : `${count} live prices`),
  livePrice: (sku) => `Live price: ${sku}`,
  hasCoupons: 'coupons',
  missed: {
    shelf: 'Shelf:',
    pin: 'Pin:',
    price: 'Live price:',
    coupon: 'Coupons:',
    all: 'It is not certain that everything of this segment has been done.',
  },
};

const zh: RunOfShowTexts = {
  title: '直播流程',
  empty: '安排每个环节：开始时自动上架、讲解、改价并发券。',
  add: '添加环节',
  now: '进行中',
  edit: '编辑',
  up: '上移',
  remove: '删除',
  name: '环节',
  minutes: '分钟',
  products: '商品',
  noProducts: '请先上架商品，然后即可在此选择。',
  firstIsPinned: '最先选择的商品会被设为讲解。',
  coupons: '开始时发放的优惠券',
  noCoupons: '不发放',
  notes: '给自己的备注（可选）',
  save: '保存环节',
  cancel: '取消',
  done: '所有环节已完成。',
  again: '重试',
  leave: '跳过',
  begin: (segment) => `开始：${segment}`,
  next: (segment) => `下一环节：${segment}`,
  left: (time) => `剩余 ${time}`,
  over: (time) => `超时 ${time}`,
  planned: (minutes) => `${minutes} 分钟`,
  took: (time) => `用时 ${time}`,
  productCount: (count) => `${count} 件商品`,
  priceCount: (count) => `${count} 个直播价`,
  livePrice: (sku) => `直播价：${sku}`,
  hasCoupons: '优惠券',
  missed: {
    shelf: '货架：',
    pin: '讲解：',
    price: '直播价：',
    coupon: '优惠券：',
    all: '尚不确定此环节的操作是否全部完成。',
  },
};

const ja: RunOfShowTexts = {
  title: '進行表',
  empty: 'コーナーごとに予定しましょう。開始と同時に商品、価格、クーポンが切り替わります。',
  add: 'コーナーを追加',
  now: '進行中',
  edit: '編集',
  up: '上へ移動',
  remove: '削除',
  name: 'コーナー',
  minutes: '分',
  products: '商品',
  noProducts: '先に商品を棚に並べると、ここで選べます。',
  firstIsPinned: '最初に選んだ商品が紹介中になります。',
  coupons: '開始時に配るクーポン',
  noCoupons: 'なし',
  notes: '自分用のメモ（任意）',
  save: 'コーナーを保存',
  cancel: 'キャンセル',
  done: 'すべてのコーナーが終わりました。',
  again: 'もう一度試す',
  leave: 'このまま進める',
  begin: (segment) => `開始：${segment}`,
  next: (segment) => `次へ：${segment}`,
  left: (time) => `残り${time}`,
  over: (time) => `${time}超過`,
  planned: (minutes) => `${minutes}分`,
  took: (time) => `所要${time}`,
  productCount: (count) => `商品${count}点`,
  priceCount: (count) => `ライブ価格${count}件`,
  livePrice: (sku) => `ライブ価格：${sku}`,
  hasCoupons: 'クーポン',
  missed: {
    shelf: '商品棚：',
    pin: '紹介：',
    price: 'ライブ価格：',
    coupon: 'クーポン：',
    all: 'このコーナーの準備がすべて済んだか確認できません。',
  },
};

const texts: Readonly<Record<Language, RunOfShowTexts>> = { en, ja, zh };

export const useRunOfShowTexts = (): RunOfShowTexts => texts[useSpeech().language];
