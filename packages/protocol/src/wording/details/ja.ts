import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'ja'> = {
  preview: 'このように送信されます：',
  undone: '未送信の分は削除されました。先に届いた内容は、こちらに残っています。',
  withdrawSure: '回答、文章、連絡先が削除されます。元に戻すことはできません。',
  withdrawYes: '完全に取り下げる',
  withdrawKept:
    'まだ取り下げられていません。取り下げの依頼は{date}までこの端末に保存され、次に接続のある状態でこのサイトを開いたときに送信されます。',
  textKept: '文章はここに残っています。',
  textReturned: '文章はここにあります。コピー、変更、削除ができます。',
};

export const state: WordingState = { source: 'our English', reviewed: false };
