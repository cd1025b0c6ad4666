import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link, Route, Routes, useNavigate } from 'react-router';

const Menu = () =>
  h(
    'nav',
    null,
    h(Link, { to: '/checkout' }, 'Checkout'),
    ' ',
    h(Link, { to: '/orders/7' }, 'My order'),
    ' ',
    h(Link, { to: '/help' }, 'Help'),
  );

const Page = ({ title, children }) => h('article', null, h('h2', null, title), children);

/** A page that sends its visitor on by itself, as after a sign-in. */
const Start = () => {
  const navigate = useNavigate();
  return h(Page, { title: 'Start' }, h('button', { onClick: () => navigate('/help', { replace: true }) }, 'Continue'));
};

const App = () =>
  h(
    BrowserRouter,
    null,
    h(Menu),
    h(
      Routes,
      null,
      h(Route, { path: '/checkout', element: h(Page, { title: 'Checkout' }, h('button', { id: 'dead' }, 'Pay')) }),
      h(Route, { path: '/orders/:id', element: h(Page, { title: 'My order' }) }),
      h(Route, { path: '/help', element: h(Page, { title: 'Help' }) }),
      h(Route, { path: '*', element: h(Start) }),
    ),
  );

createRoot(document.getElementById('app')).render(h(App));
