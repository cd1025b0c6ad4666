import { createElement as h } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Document, Page } from './react-page.js';

/** Called by the test: before or after Earful has taken up the elements. */
window.hydrate = () => {
  const root = document.getElementById('app');
  hydrateRoot(root ?? document, h(root ? Page : Document));
};
