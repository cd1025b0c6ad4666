import { createElement as h, useState } from 'react';

/** A page that a server has drawn, with both elements of Earful in it. */
export const Page = () => {
  const [count, setCount] = useState(0);
  return h(
    'article',
    null,
    h('h2', null, 'Help'),
    h('earful-promise', { 'data-ref': 'delivery-date' }, 'By 19 November'),
    h('button', { id: 'count', onClick: () => setCount(count + 1) }, `Pressed ${count} times`),
    h('earful-critique', { touchpoint: 'help', surface: 'inline' }),
  );
};

/** The same, with the whole document in the hands of React. */
export const Document = () =>
  h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('title', null, 'Help'),
      h('script', { src: '/page.js' }),
      h('script', { async: true, src: '/earful/earful.js', 'data-endpoint': '/earful' }),
    ),
    h('body', null, h('main', null, h(Page))),
  );
