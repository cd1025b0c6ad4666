/** In the order in which they are tried: each names those after it, too. */
const browsers = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const;
const systems = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad|iPod)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const;

/**
 * Family of browser and system, `Firefox, Linux`, by which somebody knows a session of theirs. No version, and nothing of what
 * was sent but these names; null when neither is known.
 */
export function browserFamily(userAgent: string | null): string | null {
  const text = (userAgent ?? '').slice(0, 400);
  const names = [browsers, systems].map((list) => list.find(([, pattern]) => pattern.test(text))?.[0]);
  return names.filter((name) => name !== undefined).join(', ') || null;
}
