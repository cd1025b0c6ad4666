import { detailsFiles } from '@earful/protocol/wording/details';
import { invitationsFiles } from '@earful/protocol/wording/invitations';
import { launcherFiles } from '@earful/protocol/wording/launcher';
import { returnedFiles } from '@earful/protocol/wording/returned';
import type { Locale } from '@earful/protocol/wording/locales';
import { locales } from '@earful/protocol/wording/locales';
import { describe, expect, test } from 'vitest';
import { stringsFor } from '../../../packages/server/src/pages/strings/index.js';
import { flatten } from '../../helpers/texts.js';

/** Begging, joking, and anything against telling others. Matched without regard to capitals. */
const unwanted: Record<Locale, RegExp> = {
  en: /oops|whoops|please rate|review us|stars|instead of (posting|a review)|before you post|it would mean|we beg/i,
  pl: /(?<!\p{L})ups(?!\p{L})|błagamy|oceń nas|gwiazdk|zamiast (opinii|recenzji)|zanim (napiszesz|opublikujesz)/iu,
  de: /hoppla|(?<!\p{L})ups(?!\p{L})|bewerten sie|sterne|statt (einer )?bewertung|bevor sie (es )?(posten|veröffentlichen)/iu,
  fr: /oups|évaluez-nous|étoiles|au lieu (d’un avis|de publier)|avant de publier|en supplions/i,
  es: /¡|(?<!\p{L})(uy|ups)(?!\p{L})|valóranos|estrellas|en (lugar|vez) de (publicar|una reseña)|antes de publicar/iu,
  it: /(?<!\p{L})ops(?!\p{L})|valutaci|stelle|invece di (pubblicare|una recensione)|prima di pubblicare/iu,
  'pt-BR': /(?<!\p{L})(opa|ops)(?!\p{L})|avalie-nos|estrelas|em vez de (publicar|uma avaliação)|antes de publicar/iu,
  nl: /oeps|beoordeel ons|sterren|in plaats van (een )?(beoordeling|te plaatsen)|voordat je/i,
  cs: /jejda|(?<!\p{L})ups(?!\p{L})|ohodnoťte nás|hvězdič|místo (recenze|hodnocení)|než (to )?zveřejníte/iu,
  uk: /(?<!\p{L})(ой|упс)(?!\p{L})|оцініть нас|зірок|замість (відгуку|публікації)|перш ніж (публікувати|писати)/iu,
  tr: /hay aksi|tüh|bizi değerlendirin|yıldız|yorum yazmak yerine|paylaşmadan önce/i,
  ar: /عفوًا|قيّمونا|نجوم|بدلًا من (النشر|التقييم)|قبل النشر|نتوسل/,
  ja: /おっと|評価してください|星|投稿する(前|代わり)|レビューの代わり/,
  'zh-Hans': /哎呀|求您|打分|五星|评价我们|而不是(发布|评价)|发布之前/,
};

/** Words that address one person informally: none of them beside a formal tone, or where formal is the custom. */
const informal: Partial<Record<Locale, RegExp>> = {
  pl: /(?<!\p{L})(ty|cię|ciebie|ci|tobie|twoj\p{L}*|twój|chcesz|możesz|napisz|powiedz|otworzysz)(?!\p{L})/iu,
  de: /(?<!\p{L})(du|dich|dir|dein\p{L}*|sag|schreib|wähl|möchtest)(?!\p{L})/iu,
  fr: /(?<!\p{L})(tu|toi|te|ton|ta|tes|dis|écris|choisis|souhaites)(?!\p{L})/iu,
  es: /(?<!\p{L})(tú|ti|tu|tus|te|quieres|dinos|cuéntanos|escribe|elige|puedes)(?!\p{L})/iu,
  it: /(?<!\p{L})(tu|ti|te|tuo|tua|tuoi|tue|vuoi|puoi|dicci|scrivi|scegli)(?!\p{L})/iu,
  nl: /(?<!\p{L})(je|jij|jou|jouw)(?!\p{L})/iu,
  cs: /(?<!\p{L})(ty|tě|tebe|ti|tobě|tvůj|tvoje|tvá|chceš|můžeš|napiš|řekni|zvol)(?!\p{L})/iu,
  uk: /(?<!\p{L})(ти|тебе|тобі|твій|твоя|твоє|хочеш|можеш|напиши|скажи|розкажи)(?!\p{L})/iu,
  tr: /(?<!\p{L})(sen|seni|sana|senin|ister misin|söyle|yaz)(?!\p{L})/iu,
};

/** Forms of the past, and adjectives, that would tell whether a man or a woman speaks or is spoken to. */
const gendered: Partial<Record<Locale, RegExp>> = {
  pl: /(?<!\p{L})\p{L}+(łem|łam|łeś|łaś|łbyś|łabyś)(?!\p{L})/iu,
  cs: /(?<!\p{L})(byl|byla) (jsem|jsi|bych)|(?<!\p{L})(jsem|jsi) (byl|byla|spokojen|spokojena)/iu,
  uk: /(?<!\p{L})я \p{L}+(в|ла)(?!\p{L})|(?<!\p{L})(радий|рада|задоволений|задоволена)(?!\p{L})/iu,
  fr: /\(e\)|·e|(?<!\p{L})(déçu|déçue|satisfait|satisfaite|surpris|ravie|content|contente)(?!\p{L})/iu,
  es: /@(?!example)|(?<!\p{L})(decepcionad|enfadad|satisfech|sorprendid|tranquil)[oa](?!\p{L})/iu,
  it: /(?<!\p{L})(deluso|delusa|arrabbiato|arrabbiata|(?<!abbiamo )soddisfatto|soddisfatta|sorpreso)(?!\p{L})/iu,
  'pt-BR': /(?<!\p{L})(obrigado|obrigada|decepcionad[oa]|satisfeit[oa]|surpres[o]|calm[o])(?!\p{L})/iu,
  de: /[:*](in|innen)(?!\p{L})|(?<!\p{L})(Kunde|Kundin|Mitarbeiter)(?!\p{L})/u,
};

/** The one word for what the customer sends, and words that would be a second one. */
const message: Record<Locale, { word: RegExp; others: RegExp }> = {
  en: { word: /message/i, others: /critique|criticism|complaint|feedback/i },
  pl: { word: /zgłosze/i, others: /krytyk|wiadomoś|skarg/i },
  de: { word: /nachricht/i, others: /kritik|meldung|beschwerde/i },
  fr: { word: /message/i, others: /critique|réclamation/i },
  es: { word: /mensaje/i, others: /crítica|queja|reclamaci/i },
  it: { word: /messaggi/i, others: /critica|reclamo|segnalazion/i },
  'pt-BR': { word: /mensage[mn]/i, others: /crítica|reclamaç/i },
  nl: { word: /bericht/i, others: /kritiek|klacht|melding/i },
  cs: { word: /zpráv/i, others: /kritik|stížnost/i },
  uk: { word: /повідомлен/i, others: /критик|скарг/i },
  tr: { word: /mesaj/i, others: /eleştiri|şikayet/i },
  ar: { word: /رسالت|رسالة|رسائل/, others: /ملاحظ|شكوى|نقد/ },
  ja: { word: /メッセージ/, others: /意見|苦情|ご指摘/ },
  'zh-Hans': { word: /留言/, others: /意见|投诉|消息/ },
};

/** Everything a customer can read in one language. */
const textsOf = async (locale: Locale) => {
  const { tag: _, prompt, more, ...page } = stringsFor(locale);
  const [details, invitations, launcher, returned] = await Promise.all([
    detailsFiles[locale](),
    invitationsFiles[locale](),
    launcherFiles[locale](),
    returnedFiles[locale](),
  ]);
  return { prompt, details, more, page, launcher, invitations, returned };
};

const matching = (texts: [path: string, text: string][], pattern: RegExp | undefined) =>
  pattern ? texts.filter(([, text]) => pattern.test(text)) : [];

describe.each(locales)('%s', async (locale) => {
  const texts = await textsOf(locale);
  const all = flatten(texts);

  test('does not shout, beg, joke, or speak against telling others', () => {
    expect(matching(all, /[!！]/)).toEqual([]);
    expect(matching(all, unwanted[locale])).toEqual([]);
  });

  test('has one word for what the customer sends', () => {
    const { word, others } = message[locale];
    const { prompt, page, returned } = texts;
    const named = { ...returned, ...page, ...prompt };
    for (const key of ['doneTitle', 'nextOpen', 'titleKept', 'sendNew', 'title', 'heading', 'missing'] as const)
      expect([key, named[key]]).toEqual([key, expect.stringMatching(word)]);
    for (const text of [page.withdrawSure, page.withdrawn, prompt.withdrawn]) expect(text).toMatch(word);
    expect(matching(all, others)).toEqual([]);
  });

  test('keeps the number that stands as an example in one line', () => {
    expect(texts.prompt.phoneFault).toContain('+48\u00a0600\u00a0100\u00a0200');
  });

  test('has no mark alone at the start of a line, nor at the end', () => {
    expect(matching(all, / [?:;…»]|« /)).toEqual([]);
  });

  test('does not say twice that a zone is a time, unless the first is a label', () => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Warsaw', timeZoneName: 'longGeneric' });
    const zone = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')!.value;
    const before = texts.prompt.callZone.split('{zone}')[0]!.toLowerCase();
    if (!before.endsWith(': ')) expect(before).not.toContain(zone.toLowerCase().split(' ')[0]!.slice(0, 4));
  });

  test('tells nothing about the gender of who reads or writes', () => {
    expect(matching(all, gendered[locale])).toEqual([]);
  });

  test('with the formal tone no text of the prompt is informal', () => {
    const { neutral, praise, formal } = texts.invitations;
    const spoken = flatten({ ...texts.prompt, ...formal, neutral, praise });
    expect(matching(spoken, informal[locale])).toEqual([]);
  });

  test('names the choice that leads out of a fault as it is called', () => {
    const { prompt } = texts;
    for (const fault of [prompt.emailFault, prompt.phoneFault]) expect(fault).toContain(prompt.replies.none);
  });
});

test.each(['de', 'fr', 'cs', 'uk', 'tr'] as const)('%s is formal without being told to', async (locale) => {
  const texts = flatten(await textsOf(locale));
  expect(matching(texts, informal[locale])).toEqual([]);
});
