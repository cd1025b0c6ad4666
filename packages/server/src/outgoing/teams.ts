import type { MessageLines } from './message-lines.js';
import { partsOf } from './message-lines.js';
import type { Outcome, Post } from './post.js';

/** Teams refuses more than 28 KB. */
const maxBytes = 28 * 1_024;

const run = (text: string, style: object = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...style }],
});

/**
 * A message with an Adaptive Card, as the Workflows of Teams take it. All text stands in text runs, in which there is no
 * Markdown, and so no link or mention; the only address is that of a button.
 */
function card(title: string, parts: ReturnType<typeof partsOf>) {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            run(title, { size: 'large', weight: 'bolder' }),
            ...parts.map(({ lines, words, link }) => ({
              type: 'Container',
              separator: true,
              items: [
                ...lines.map((line) => run(line)),
                ...(words ? [run(words, { italic: true })] : []),
                { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: link.text, url: link.url }] },
              ],
            })),
          ],
        },
      },
    ],
  };
}

/** The most cases that fit, and always the way to the others. */
export function teamsMessage(message: MessageLines): string {
  for (let kept = message.parts.length; ; kept -= 1) {
    const text = JSON.stringify(card(message.title, partsOf(message, kept)));
    if (Buffer.byteLength(text) <= maxBytes || kept === 0) return text;
  }
}

/** To a webhook of a Teams workflow. */
export const createTeams =
  (url: string, post: Post) =>
  (message: MessageLines): Promise<Outcome> =>
    post(url, { body: teamsMessage(message) });
