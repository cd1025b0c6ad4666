import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** A page that mounts a prompt when somebody wants it, and moves it to another place. */
const App = () => {
  const [touchpoint, setTouchpoint] = useState();
  const go = (to) =>
    h('button', { id: to ?? 'nowhere', key: to ?? '', onClick: () => setTouchpoint(to ?? null) }, 'Go');
  return h(
    'article',
    null,
    ['help', 'checkout', undefined].map(go),
    touchpoint !== undefined &&
      h('earful-critique', { touchpoint, surface: 'inline', says: 'It broke.', origin: 'mail' }),
  );
};

createRoot(document.getElementById('app')).render(h(App));
