import { expect, test } from 'vitest';
import { slackMessage } from '../../../packages/server/src/outgoing/slack.js';
import { teamsMessage } from '../../../packages/server/src/outgoing/teams.js';
import { mintIdentity, send } from '../support/critiques.js';
import { listener, tell } from '../support/outgoing.js';
import { config, openSite, publicUrl } from '../support/site.js';

/** What would ping a channel, lead elsewhere or change how the rest looks. */
const hostile =
  '<!channel> <@U0123> <https://evil.example|Open the case> *b* `c` &lt; [d](https://evil.example) <at>Ada</at>';

interface Block {
  type: string;
  text: { type: string; text: string; emoji?: boolean };
}
interface SlackBody {
  text: string;
  blocks: Block[];
  unfurl_links: boolean;
}
interface Item {
  type: string;
  inlines?: { type: string; text: string }[];
  items?: Item[];
  actions?: { type: string; url: string }[];
}
interface TeamsBody {
  type: string;
  attachments: { contentType: string; content: { type: string; version: string; body: Item[] } }[];
}

/** Told in one channel of each, of one urgent critique. */
async function told(content: Parameters<typeof send>[2], name = 'Checkout') {
  const [slack, teams] = [await listener(), await listener()];
  slack.answer = 200;
  teams.answer = 202;
  const site = await openSite();
  const [checkout, ...others] = config.touchpoints;
  const outgoing = await tell(
    site,
    {
      slack: [{ id: 'duty', url: '${SLACK}', words: true }],
      teams: [{ id: 'duty', url: '${TEAMS}', words: true }],
    },
    {
      config: { ...config, touchpoints: [{ ...checkout!, name }, ...others] },
      environment: { SLACK: slack.url, TEAMS: teams.url },
    },
  );
  await send(site, mintIdentity(), { severity: 4, ...content });
  await outgoing.run();
  expect(await site.rows('select distinct state from deliveries')).toEqual([{ state: 'sent' }]);
  const [{ id }] = (await site.rows<{ id: string }>('select id from cases')) as [{ id: string }];
  return {
    link: `${publicUrl}/earful/inbox/${id}`,
    slack: JSON.parse(slack.received[0]!.body) as SlackBody,
    teams: JSON.parse(teams.received[0]!.body) as TeamsBody,
  };
}

const flat = (items: Item[]): Item[] => items.flatMap((one) => [one, ...flat(one.items ?? [])]);

test('in Slack, hostile text is nothing but text, and the only link is ours', async () => {
  const { slack, link } = await told({ comment: hostile }, 'Checkout <!here>');
  expect(slack.text).toBe('Urgent: Checkout &lt;!here&gt;: may not come back');
  expect(slack.unfurl_links).toBe(false);
  const [header, words, ours, ...others] = slack.blocks;
  expect(others).toEqual([]);
  expect(header).toEqual({
    type: 'header',
    text: { type: 'plain_text', text: 'Urgent: Checkout <!here>: may not come back', emoji: false },
  });
  expect(words!.text.type).toBe('plain_text');
  expect(words!.text.text).toContain(hostile);
  expect(ours!.text).toEqual({ type: 'mrkdwn', text: `<${link}|Open the case>`, verbatim: true });
});

test('in Teams, hostile text stands in runs, which know no Markdown, and the only address is ours', async () => {
  const { teams, link } = await told({ comment: hostile }, 'Checkout **b**');
  const [{ contentType, content }] = teams.attachments as [TeamsBody['attachments'][number]];
  expect(teams.type).toBe('message');
  expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
  expect(content).toMatchObject({ type: 'AdaptiveCard', version: '1.4' });
  expect(content).not.toHaveProperty('msteams');
  const items = flat(content.body);
  expect(new Set(items.map(({ type }) => type))).toEqual(new Set(['RichTextBlock', 'Container', 'ActionSet']));
  const runs = items.flatMap(({ inlines = [] }) => inlines);
  expect(new Set(runs.map(({ type }) => type))).toEqual(new Set(['TextRun']));
  expect(runs.map(({ text }) => text)).toContain(hostile);
  expect(items.flatMap(({ actions = [] }) => actions)).toEqual([
    { type: 'Action.OpenUrl', title: 'Open the case', url: link },
  ]);
});

test('long text keeps within the limits of both, and no character is cut in half', async () => {
  const { slack, teams } = await told(
    { comment: '😀'.repeat(2_000), expectedText: '&<>'.repeat(1_300) },
    '😀'.repeat(100),
  );
  for (const { type, text } of slack.blocks) {
    expect(text.text.length).toBeLessThanOrEqual(type === 'header' ? 150 : 3_000);
    expect(Buffer.from(text.text, 'utf8').toString('utf8')).toBe(text.text);
  }
  expect(Buffer.byteLength(JSON.stringify(teams))).toBeLessThanOrEqual(28 * 1_024);
});

const part = (words: string) => ({
  lines: ['Checkout · K7M2-9QXD', 'Much worse than expected'],
  words,
  link: { text: 'Open the case', url: `${publicUrl}/earful/inbox/${'x'.repeat(36)}` },
});

test('the longest digest keeps within the limits of both', () => {
  const parts = Array.from({ length: 60 }, () => part('漢'.repeat(500)));
  const { blocks } = slackMessage({ title: '60 new critiques', parts });
  expect(blocks.length).toBeLessThanOrEqual(50);
  const text = teamsMessage({ title: '60 new critiques', parts });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(28 * 1_024);
  const { attachments } = JSON.parse(text) as TeamsBody;
  const kept = attachments[0]!.content.body.length - 1;
  expect(kept).toBeGreaterThan(5);
  expect(kept).toBeLessThan(60);
});

test('what does not fit in Teams is counted, and the way to it goes last of all', () => {
  const parts = Array.from({ length: 20 }, () => part('漢'.repeat(500)));
  const url = `${publicUrl}/earful/inbox`;
  const text = teamsMessage({ title: '60 new critiques', parts, all: { total: 60, url } });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(28 * 1_024);
  const [, ...containers] = (JSON.parse(text) as TeamsBody).attachments[0]!.content.body;
  const [line, way] = containers.at(-1)!.items!;
  expect(containers.length).toBeGreaterThan(5);
  expect(line!.inlines![0]!.text).toBe(`and ${60 - (containers.length - 1)} more`);
  expect(way!.actions).toEqual([{ type: 'Action.OpenUrl', title: 'Open the inbox', url }]);
});
