// Keeps the switchboard live: switches moved elsewhere and critiques that arrive show up here. Works without it, too.

const everyMs = 2000;

async function refresh() {
  if (document.hidden) return;
  const response = await fetch('/switchboard/state', { headers: { accept: 'application/json' } });
  const { switches, received, cut } = await response.json();
  setText(document.querySelector('[data-received]'), received);
  setText(document.querySelector('[data-cut]'), cut);
  for (const card of document.querySelectorAll('[data-switch]')) {
    const on = switches[card.dataset.switch];
    const button = card.querySelector('button');
    card.toggleAttribute('data-on', on);
    button.setAttribute('aria-checked', String(on));
    button.value = on ? '0' : '1';
    setText(card.querySelector('.toggle-state'), on ? 'broken' : 'works');
  }
}

function setText(element, value) {
  if (element.textContent !== String(value)) element.textContent = String(value);
}

setInterval(() => refresh().catch(() => {}), everyMs);
