import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { createSSRApp } from 'vue';
import { renderToString as renderVue } from 'vue/server-renderer';
import { Document, Page as ReactPage } from './react-page.js';
import { Page as VuePage } from './vue-page.js';

/** What a server sends, by framework. */
export const draw = {
  react: async () => renderToString(createElement(ReactPage)),
  reactDocument: async () => '<!doctype html>' + renderToString(createElement(Document)),
  vue: () => renderVue(createSSRApp(VuePage)),
};
