import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/ja';
export { prompt } from '@earful/protocol/wording/prompt/ja';

export const page: PageWords<'ja'> = {
  title: 'メッセージ',
  heading: 'メッセージ {ref}',
  states: {
    received: {
      name: '受け取りました',
      meaning: '届いています。担当者が読むのを待っています。',
    },
    acknowledged: {
      name: '読みました',
      meaning: '担当者が読み、対応しています。',
    },
    answered: {
      name: '返信しました',
      meaning: '下に返信があります。',
    },
  },
  received: '受信',
  about: '対象',
  reader: '読む人',
  readBy: '読む期限',
  readAt: '既読',
  answerBy: '返信の期限',
  yourWords: 'お知らせいただいた内容',
  comparison: '期待と比べて',
  severity: '重要さ',
  happened: '自由記入',
  should: '本来あるべき形',
  remedy: 'どうすれば納得できるか',
  noWords: '文章はありません。なくても問題ありません。',
  leftOut: '安全のため省きました：{kinds}。',
  answers: '返信',
  noAnswer: 'まだ返信はありません。返信はこのページに表示されます。',
  noAnswerAsked: '返信は希望されていません。返信がある場合は、このページに表示されます。',
  keepLink:
    'このページは非公開です。アドレスを知っている人だけが読めます。また見るときのために、アドレスを保存してください。',
  missingTitle: '何もありません',
  missing: 'このアドレスにメッセージはありません。リンク全体がコピーされているか確認してください。',
  skipToContent: '本文へ移動',
  hostedTitle: '{brand}によくなかった点を伝える',
  hostedIntro: '一度のタップで十分です。ほかはすべて任意です。',
  addMore: '付け加えることはありますか？任意です。',
  sendDetails: '詳細を送信',
  tooLong: '{count}文字を超えています。短くしてください。',
  language: '言語',
  kioskDone: 'ありがとうございます。受け取りました。',
  kioskNext: '次の方',
  kioskClear: {
    other: 'この画面は{n}秒後に消去されます。',
  },
  offlineSaved: '接続がありません。この端末に保存され、接続が戻ると送信されます。',
  amendTitle: '変更・追加する',
  noMore: 'このメッセージは何度も変更されたため、これ以上書き加えられません。',
  stillHere: '入力した内容はこの画面に残っていて、コピーできます。',
  withdraw: '取り下げる',
  withdrawSure: 'このメッセージを取り下げますか？元に戻せません。',
  withdrawn: 'このメッセージは取り下げられました。',
};

export const state: WordingState = { source: 'our English', reviewed: false };
