import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: 'いかがでしたか？',
    body: 'よくても、悪くても、どちらでもなくても、ありのままをお知らせください。',
  },
  praise: {
    title: 'よかった点は何ですか？',
    body: 'よかった点をお知らせください。よくなかった点も、ぜひ。そこが直せるところです。',
  },
  warm: {
    inviteTitle: '何か気になる点がありましたか？',
    inviteBody: 'よかったなら、うれしく思います。そうでなければ、ぜひお聞かせください。そこが直せるところです。',
    received: 'お知らせいただき、ありがとうございます。受け取りました。',
    nextOpen: 'いただいたメッセージはすべて読んでいます。ご希望があれば返信します。受付番号 {ref}。',
  },
  formal: {
    inviteTitle: 'ご期待に沿えない点がございましたか？',
    inviteBody: '問題がなければ幸いです。そうでない場合は、お知らせいただけますでしょうか。改善につなげられる点です。',
    received: 'ありがとうございます。メッセージを受領いたしました。',
    nextOpen: 'すべてのメッセージを拝見しております。ご希望がない限り返信はいたしません。受付番号 {ref}。',
    cause: '何についてでしょうか？',
    detailsTitle: '付け加えることはございますか？',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };
