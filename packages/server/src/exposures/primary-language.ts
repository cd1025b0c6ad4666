const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The language of a BCP 47 tag without region or script: `pl` of `pl-PL`. What is no language is `und`, undetermined. */
export function primaryLanguage(tag: string): string {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  return /^[a-z]{2,3}$/.test(language) && languages.of(language) !== undefined ? language : 'und';
}
