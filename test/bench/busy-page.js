// A page with work of its own: 250 orders in a list. A click picks one and adds everything up again; each letter searches all
// of them, checks the form and writes the draft down.

const materials = ['linen', 'beech', 'steel', 'olive', 'stoneware', 'enamel', 'glass', 'oak'];
const things = ['bowl', 'board', 'kettle', 'apron', 'napkin', 'tumbler', 'pan', 'mill'];
const orders = Array.from({ length: 250 }, (_, index) => ({
  name: `${materials[index % 8]} ${things[(index >> 3) % 8]} ${index}`,
  cents: 900 + ((index * 7_919) % 9_000),
  picked: false,
}));

const form = document.querySelector('form');
const list = document.querySelector('ul');
const { query, sum, found } = form.elements;
const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });

for (const { name, cents } of orders) {
  const row = document.createElement('button');
  const [label, price] = [document.createElement('span'), document.createElement('b')];
  row.className = 'row';
  row.type = 'button';
  label.textContent = name;
  price.textContent = money.format(cents / 100);
  row.append(label, price);
  const item = document.createElement('li');
  item.append(row);
  list.append(item);
}
const rows = [...list.querySelectorAll('.row')];

list.addEventListener('click', ({ target }) => {
  const row = target.closest('.row');
  if (!row) return;
  const order = orders[rows.indexOf(row)];
  order.picked = !order.picked;
  row.setAttribute('aria-pressed', order.picked);
  const picked = orders.filter((one) => one.picked).toSorted((a, b) => b.cents - a.cents);
  sum.value = `${picked.length} orders, ${money.format(picked.reduce((all, { cents }) => all + cents, 0) / 100)}`;
});

form.addEventListener('input', ({ target }) => {
  if (target === query) {
    const words = query.value.toLowerCase().split(/\s+/);
    orders.forEach(({ name }, index) => {
      rows[index].parentElement.classList.toggle('hidden', !words.every((word) => name.includes(word)));
    });
    found.value = `${list.querySelectorAll('li:not(.hidden)').length} of ${orders.length}`;
  }
  target.setAttribute('aria-invalid', !target.matches(':valid'));
  sessionStorage.setItem('draft', JSON.stringify(Object.fromEntries(new FormData(form))));
});

form.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') query.value = '';
});
form.addEventListener('submit', (event) => event.preventDefault());
