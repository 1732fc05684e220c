import { count, share } from './metric-definition.js';
import { words } from './wording.js';

export const interactionMetrics = [
  count(
    'comments',
    words('Comments', 'コメント（弾幕）', '弹幕数'),
    words(
      'Comments accepted in the room; deleted ones are taken out again.',
      'ルームで承認されたコメント（弾幕）。削除されたものは除きます。',
      '直播间内通过审核的弹幕；被删除的会重新扣除。',
    ),
  ),
  share(
    'comment_rate',
    ['commenters', 'viewer_uv'],
    words('Commented', 'コメント率', '弹幕率'),
    words('Unique viewers who commented.', 'コメントした視聴者の割合。', '发过弹幕的观众占比。'),
  ),
  count(
    'likes',
    words('Likes', 'いいね', '点赞数'),
    words('Likes given in the room.', 'ルームで送られた「いいね」の数。', '直播间内的点赞次数。'),
  ),
  share(
    'like_rate',
    ['likers', 'viewer_uv'],
    words('Liked', 'いいね率', '点赞率'),
    words('Unique viewers who liked.', '「いいね」した視聴者の割合。', '点过赞的观众占比。'),
  ),
  share(
    'interaction_rate',
    ['interactors', 'viewer_uv'],
    words('Interacted', '交流率', '互动率'),
    words(
      'Unique viewers who liked, commented, shared or followed.',
      '「いいね」・コメント・シェア・フォローのいずれかをした視聴者の割合。',
      '点赞、发弹幕、分享或关注过的观众占比。',
    ),
  ),
  count(
    'new_followers',
    words('New followers', '新規フォロワー', '新增关注'),
    words(
      'Viewers who began to follow the account in the room.',
      'ルームでアカウントをフォローした視聴者の数。',
      '在直播间内关注账号的观众数。',
    ),
  ),
  share(
    'follow_rate',
    ['new_followers', 'non_followers'],
    words('Follow conversion', 'フォロー転換率', '关注转化率'),
    words(
      'New followers per unique viewer who did not follow the account on entry.',
      '入室時にフォローしていなかった視聴者に対する新規フォロワーの割合。',
      '新增关注占进入时未关注观众的比例。',
    ),
  ),
  count(
    'shares',
    words('Shares', 'シェア数', '分享次数'),
    words('Shares from the room.', 'ルームからのシェアの数。', '从直播间分享的次数。'),
  ),
] as const;
