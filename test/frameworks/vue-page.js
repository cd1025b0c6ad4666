import { h, ref } from 'vue';

/** A page that a server has drawn, with both elements of Earful in it. */
export const Page = {
  setup() {
    const count = ref(0);
    return () =>
      h('article', [
        h('h2', 'Help'),
        h('earful-promise', { 'data-ref': 'delivery-date' }, 'By 19 November'),
        h('button', { id: 'count', onClick: () => count.value++ }, `Pressed ${count.value} times`),
        h('earful-critique', { touchpoint: 'help', surface: 'inline' }),
      ]);
  },
};
