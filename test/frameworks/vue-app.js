import { createApp, h } from 'vue';
import { createRouter, createWebHistory, RouterLink, RouterView, useRouter } from 'vue-router';

const page = (title, ...children) => ({ render: () => h('article', [h('h2', title), ...children]) });

/** A page that sends its visitor on by itself, as after a sign-in. */
const Start = {
  setup() {
    const router = useRouter();
    return () => h('button', { onClick: () => router.replace('/help') }, 'Continue');
  },
};

const App = () => [
  h('nav', [
    h(RouterLink, { to: '/checkout' }, () => 'Checkout'),
    ' ',
    h(RouterLink, { to: '/orders/7' }, () => 'My order'),
    ' ',
    h(RouterLink, { to: '/help' }, () => 'Help'),
  ]),
  h(RouterView),
];

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/checkout', component: page('Checkout', h('button', { id: 'dead' }, 'Pay')) },
    { path: '/orders/:id', component: page('My order') },
    { path: '/help', component: page('Help') },
    { path: '/:rest(.*)*', component: Start },
  ],
});

createApp(App).use(router).mount('#app');
