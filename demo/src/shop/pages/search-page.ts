import { html } from 'hono/html';
import type { Product } from '../catalogue.js';
import { catalogue } from '../catalogue.js';
import type { Language } from '../language.js';
import type { Html, Page } from '../page.js';
import { shelf } from './shelf.js';

const words = {
  en: {
    title: 'Search',
    found: (count: number, query: string) => `${count} ${count === 1 ? 'thing' : 'things'} for “${query}”`,
    nothing: (query: string) => `Nothing found for “${query}”`,
    advice: 'Try one word fewer, or a material: linen, steel, beech.',
    empty: 'What are you looking for?',
    emptyAdvice: 'Type a word into the box above, for example “linen”.',
    missing: 'Should we have this? Tell us.',
    meanwhile: 'Meanwhile, what others bought',
  },
  pl: {
    title: 'Wyszukiwarka',
    found: (count: number, query: string) => `Wyniki dla „${query}”: ${count}`,
    nothing: (query: string) => `Brak wyników dla „${query}”`,
    advice: 'Spróbuj jednego słowa mniej albo materiału: len, stal, buk.',
    empty: 'Czego szukasz?',
    emptyAdvice: 'Wpisz słowo w polu powyżej, na przykład „len”.',
    missing: 'Czy powinniśmy to mieć? Powiedz nam.',
    meanwhile: 'Co wybierają inni',
  },
};

/** What the index found for a query, possibly nothing. */
export function searchPage(query: string, found: readonly Product[], language: Language): Page {
  const say = words[language];
  return { title: say.title, touchpoint: 'search', body: results() };

  function results(): Html {
    if (query === '')
      return html`<h1>${say.empty}</h1>
        <p class="lead">${say.emptyAdvice}</p>`;
    if (found.length > 0)
      return html`<h1>${say.found(found.length, query)}</h1>
        ${shelf(found, language)}`;
    return html`<h1>${say.nothing(query)}</h1>
      <p class="lead" data-earful-signal="zeroResults" data-earful-facts="${JSON.stringify({ query })}">
        ${say.advice}
      </p>
      <p><a href="/earful/t/search?lang=${language}" data-earful-open="search">${say.missing}</a></p>
      <h2>${say.meanwhile}</h2>
      ${shelf(catalogue.slice(0, 4), language)}`;
  }
}
