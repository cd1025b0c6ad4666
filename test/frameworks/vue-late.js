import { createApp, h, ref } from 'vue';

/** A page that mounts a prompt when somebody wants it, and moves it to another place. */
const App = {
  setup() {
    const touchpoint = ref();
    const go = (to) => h('button', { id: to ?? 'nowhere', onClick: () => (touchpoint.value = to ?? null) }, 'Go');
    return () =>
      h('article', [
        ['help', 'checkout', undefined].map(go),
        touchpoint.value !== undefined &&
          h('earful-critique', { touchpoint: touchpoint.value, surface: 'inline', says: 'It broke.', origin: 'mail' }),
      ]);
  },
};

createApp(App).mount('#app');
