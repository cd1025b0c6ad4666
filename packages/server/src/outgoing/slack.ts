import type { MessageLines } from './message-lines.js';
import { cut, partsOf } from './message-lines.js';
import type { Outcome, Post } from './post.js';

// docs.slack.dev/reference/block-kit
const maxHeader = 150;
const maxSection = 3_000;
const maxBlocks = 50;

/** The three characters that begin mentions, links and entities. */
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Cut first: half an entity is none. Escaping makes a character five at most. */
const plain = (text: string, most: number) => ({ type: 'plain_text', text: cut(text, most), emoji: false });

/**
 * A message in Block Kit. Everything that is not ours alone stands in `plain_text`, in which Slack knows no mention, link or
 * style; the one link is ours.
 */
export function slackMessage(message: MessageLines) {
  const { title } = message;
  const sections = partsOf(message).flatMap(({ lines, words, link }) => [
    { type: 'section', text: plain([...lines, ...(words ? [`“${words}”`] : [])].join('\n'), maxSection) },
    { type: 'section', text: { type: 'mrkdwn', text: `<${escape(link.url)}|${escape(link.text)}>`, verbatim: true } },
  ]);
  return {
    // For notifications and readers without blocks; Slack reads it as markup.
    text: escape(cut(title, maxHeader)),
    blocks: [{ type: 'header', text: plain(title, maxHeader) }, ...sections].slice(0, maxBlocks),
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** To an incoming webhook of Slack. */
export const createSlack =
  (url: string, post: Post) =>
  (message: MessageLines): Promise<Outcome> =>
    post(url, { body: JSON.stringify(slackMessage(message)) });
