/** How often an invitation that stands looks around, in milliseconds. The page is searched, so not often. */
const lookMs = 1_000;

/**
 * Nobody asked for an invitation: it goes, by `close`, when something of the page comes that it would not have been shown
 * beside, a notice or a dialog. Whoever has touched it is not interrupted.
 */
export const giveWay = (isInTheWay: () => unknown, close: () => void): void => {
  const prompt = document.querySelector('earful-critique[side]');
  let isTouched = false;
  for (const type of ['pointerdown', 'focusin']) prompt?.addEventListener(type, () => (isTouched = true));
  const look = (): void => {
    if (isTouched || !prompt?.isConnected) return;
    if (isInTheWay()) close();
    else setTimeout(look, lookMs);
  };
  look();
};
