/** Where this page is served: everything before `/inbox` in its own address. No address is built into the files. */
export interface BasePath {
  /** Of the receiver: `/earful`, or empty when the inbox lies at the root. */
  endpoint: string;
  /** Of the inbox, without a slash at the end: `/earful/inbox`. */
  inbox: string;
}

/** @param pathname of the page, for example `/earful/inbox/touchpoints` */
export const readBasePath = (pathname: string): BasePath => {
  // The last one counts: a base path may itself contain a folder called inbox.
  const at = pathname.lastIndexOf('/inbox/');
  const endpoint = at < 0 ? pathname.replace(/\/(inbox)?\/?$/, '') : pathname.slice(0, at);
  return { endpoint, inbox: `${endpoint}/inbox` };
};
