/** Discards a page, as the browser does when memory runs low, and shows it again. Called from outside. */
globalThis.discard = async (url) => {
  const [tab] = await chrome.tabs.query({ url });
  return (await chrome.tabs.discard(tab.id))?.discarded;
};
globalThis.show = async (url) => {
  const [tab] = await chrome.tabs.query({ url });
  await chrome.tabs.update(tab.id, { active: true });
};
