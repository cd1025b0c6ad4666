import { entriesFor } from './look-up.js';

/** Names of texts that stand in a fixed order. */
const listNames: Readonly<Record<string, readonly string[]>> = {
  answers: ['muchWorse', 'worse', 'asExpected', 'better', 'muchBetter'],
  severities: ['forgettable', 'forgivable', 'remembered', 'mayNotReturn'],
};

/** Of a text in a group: the group's name, then its own, as in `repliesEmail`, `answersMuchWorse`, `keepsWordsOther`. */
const join = (group: string, name: string): string => (group ? group + name[0]!.toUpperCase() + name.slice(1) : name);

/**
 * Puts another text in place of each one that has one, at any depth.
 *
 * @param replace Is given the key of a text, for example `answersMuchWorse`, and the text.
 */
export const mapTexts = <Texts>(texts: Texts, replace: (key: string, text: string) => string, group = ''): Texts => {
  const names = listNames[group];
  const mapped = Object.entries(texts as Record<string, unknown>).map(([name, text]) => {
    const key = join(group, names?.[Number(name)] ?? name);
    return [name, typeof text === 'string' ? replace(key, text) : mapTexts(text, replace, key)] as const;
  });
  return (Array.isArray(texts) ? mapped.map(([, text]) => text) : Object.fromEntries(mapped)) as Texts;
};

/**
 * The texts with the brand's own in place of those that it has given. Whatever else stands in `wording` changes nothing, so
 * it need not be checked before.
 *
 * @param wording By language, then by key: `{"de": {"answersMuchWorse": "viel schlechter"}}`.
 * @param tag Language of the visitor, BCP 47.
 * @param group Stands before every key: `launcher` for those of the launcher.
 */
export const override = <Texts>(texts: Texts, wording: unknown, tag: string, group = ''): Texts => {
  const given = entriesFor((wording ?? {}) as Record<string, unknown>, tag);
  return mapTexts(
    texts,
    (key, text) => {
      for (const one of given) {
        const own = Object.hasOwn(Object(one) as object, key) && (one as Record<string, unknown>)[key];
        if (own && typeof own === 'string') return own;
      }
      return text;
    },
    group,
  );
};
