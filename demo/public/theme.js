// Turns the tokens in every frame at once, says what can be read, and writes the style sheet.

const form = document.querySelector('[data-controls]');
const frames = [...document.querySelectorAll('iframe')];
const css = document.querySelector('[data-css]');
const property = (name) => `--earful-${name}`;

/** What is painted on what, and the ratio that WCAG 2.2 asks for. */
const pairs = [
  ['text', 'surface', 4.5],
  ['text', 'soft', 4.5],
  ['muted', 'surface', 4.5],
  ['danger', 'surface', 4.5],
  ['accent', 'surface', 4.5],
  ['on-accent', 'accent', 4.5],
  ['line', 'surface', 3],
];

/** The declarations that differ from the defaults, in the order of the page. */
function declarations() {
  const found = [];
  const colours = new Map();
  for (const input of form.elements) {
    if (input.type === 'color') colours.set(input.name, [...(colours.get(input.name) ?? []), input]);
    else if (input.type === 'range' && input.value !== input.defaultValue)
      found.push([property(input.name), input.value + input.dataset.unit]);
    else if (input.localName === 'select' && input.selectedIndex) found.push([property(input.name), input.value]);
  }
  const turned = [...colours]
    .filter(([, inputs]) => inputs.some((input) => input.value !== input.defaultValue))
    .map(([name, [light, dark]]) => [property(name), `light-dark(${light.value}, ${dark.value})`]);
  return [...turned, ...found];
}

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const colourOf = (name, scheme) => form.querySelector(`[name="${name}"][data-scheme="${scheme}"]`).value;

/** Writes beside each colour how well it is told from what lies under it, at the worst. */
function judge() {
  let weak = 0;
  for (const verdict of document.querySelectorAll('[data-verdict]')) {
    const [name, scheme] = verdict.dataset.verdict.split(' ');
    const rows = pairs.filter(([drawn]) => drawn === name);
    const worst = rows
      .map(([drawn, ground, needed]) => [contrast(colourOf(drawn, scheme), colourOf(ground, scheme)), needed, ground])
      .sort((a, b) => a[0] / a[1] - b[0] / b[1])[0];
    if (!worst) continue;
    const [ratio, needed, ground] = worst;
    const isWeak = ratio < needed;
    weak += isWeak;
    verdict.toggleAttribute('data-weak', isWeak);
    verdict.textContent = `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1${isWeak ? `, needs ${needed} on ${ground}` : ''}`;
  }
  document.querySelector('[data-summary]').textContent = weak
    ? `${weak} of these could not be read. Earful shows black or white, or another colour of yours, in their place.`
    : 'Everything can be read.';
}

function turn(frame) {
  const root = frame.contentDocument?.documentElement;
  if (!root) return;
  root.removeAttribute('style');
  for (const [name, value] of declarations()) root.style.setProperty(name, value);
}

function show() {
  const written = declarations();
  css.value = written.length
    ? `:root {\n${written.map(([name, value]) => `  ${name}: ${value};`).join('\n')}\n}`
    : '/* Nothing turned yet: these are the defaults. */';
  for (const output of form.querySelectorAll('output')) {
    const input = output.previousElementSibling;
    output.value = input.value + input.dataset.unit;
  }
  judge();
  frames.forEach(turn);
}

form.addEventListener('input', show);
form.addEventListener('reset', () => setTimeout(show));
form.addEventListener('submit', (event) => event.preventDefault());
for (const frame of frames) frame.addEventListener('load', () => turn(frame));
document.querySelector('[data-copy]').addEventListener('click', () => {
  css.select();
  navigator.clipboard?.writeText(css.value).catch(() => {});
});
show();
