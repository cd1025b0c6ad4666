import { createSSRApp } from 'vue';
import { Page } from './vue-page.js';

/** Called by the test: before or after Earful has taken up the elements. */
window.hydrate = () => createSSRApp(Page).mount('#app');
