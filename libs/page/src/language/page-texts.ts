import type { Language } from './language.js';

/** What every page says, whatever it shows. */
export interface PageTexts {
  readonly language: string;
  readonly darkTheme: string;
  readonly lightTheme: string;
  readonly connecting: string;
  readonly upToDate: string;
  readonly reconnecting: string;
  readonly key: string;
  readonly open: string;
  readonly keyUnknown: string;
  readonly signOut: string;
}

export const pageTexts: Readonly<Record<Language, PageTexts>> = {
  en: {
    language: 'Language',
    darkTheme: 'Dark theme',
    lightTheme: 'Light theme',
    connecting: 'Connecting',
    upToDate: 'Up to date',
    reconnecting: 'Reconnecting',
    key: 'Access key',
    open: 'Open',
    keyUnknown: 'This key is not valid, or it was revoked.',
    signOut: 'Forget key',
  },
  ja: {
    language: '言語',
    darkTheme: 'ダークテーマ',
    lightTheme: 'ライトテーマ',
    connecting: '接続中',
    upToDate: '最新',
    reconnecting: '再接続中',
    key: 'アクセスキー',
    open: '開く',
    keyUnknown: 'このキーは無効か、取り消されています。',
    signOut: 'キーを消去',
  },
  zh: {
    language: '语言',
    darkTheme: '深色主题',
    lightTheme: '浅色主题',
    connecting: '连接中',
    upToDate: '实时',
    reconnecting: '正在重新连接',
    key: '访问密钥',
    open: '打开',
    keyUnknown: '该密钥无效或已被撤销。',
    signOut: '清除密钥',
  },
};
