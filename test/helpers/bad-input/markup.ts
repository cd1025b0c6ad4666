import { hostileStrings } from './corpora.js';

/**
 * What runs, loads or leads away where text is taken for markup, for an address or for a template; each in a way of its own. All of
 * it sets `xss` on the window and asks for `away`, and every element of it carries `data-xss`.
 *
 * @param away an address that nobody else asks for
 */
export function liveMarkup(away: string): string[] {
  const run = `top.xss=1;new Image().src='${away}'`;
  const image = `<img data-xss src=x onerror="${run}">`;
  return [
    image,
    `<script data-xss>${run}</script>`,
    `"><script data-xss src="${away}"></script>`,
    `'>${image}`,
    `</textarea></title></style></script>${image}`,
    `--><!-->${image}<!--`,
    `]]>${image}`,
    `<svg data-xss onload="${run}">`,
    `<svg data-xss><animate attributeName=x dur=1s onbegin="${run}">`,
    `<svg data-xss><a href="javascript:${run}"><text y=20>x</text></a></svg>`,
    `<math data-xss><mtext><table><mglyph><style><!--</style>${image}`,
    `<details data-xss open ontoggle="${run}">x</details>`,
    `<input data-xss autofocus onfocus="${run}">`,
    `<video data-xss><source onerror="${run}"></video>`,
    `<iframe data-xss src="javascript:${run}"></iframe>`,
    `<iframe data-xss srcdoc="<script>top.xss=1</script>"></iframe>`,
    `<object data-xss data="data:text/html,<script>${run}</script>"></object>`,
    `<embed data-xss src="${away}">`,
    `<a data-xss href="javascript:${run}">x</a>`,
    `<form data-xss action="${away}"><button>x</button></form>`,
    `<meta data-xss http-equiv="refresh" content="0;url=${away}">`,
    `<base data-xss href="${away}/">`,
    `<link data-xss rel="stylesheet" href="${away}">`,
    `<style data-xss>@import '${away}'; * { background: url(${away}) }</style>`,
    `<noscript><p title="</noscript>${image}">`,
    `" data-xss onmouseover="${run}" style="background:url(${away})`,
    `javascript:${run}`,
    `data:text/html,<script>${run}</script>`,
    `{{constructor.constructor("${run}")()}}`,
    `\${constructor.constructor("${run}")()}`,
    `<%= ${run} %>`,
    `&lt;img data-xss src=x onerror=xss=1&gt; \\u003cimg data-xss src=x onerror=xss=1\\u003e`,
  ];
}

/** Of the strings that have broken something, those that markup, addresses and templates may have in them, without line ends. */
export const markupLike: readonly string[] = hostileStrings.filter(
  (one) => /[<>]|script:|on\w+=|\{\{|\$\{/i.test(one) && !/[\p{C}]/u.test(one) && one.length < 2_000,
);
