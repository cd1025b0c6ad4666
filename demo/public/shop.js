// The shop's own script: sends the forms of product, checkout and returns to the shop's server, shows what it says,
// and hands facts to Earful. Every form works without it.

const tellEarful = (call) => (window.earful ||= []).push(call);

for (const call of JSON.parse(document.querySelector('[data-shop-calls]').textContent)) tellEarful(call);

for (const form of document.querySelectorAll('[data-shop-form]')) {
  let busy = false;
  form.noValidate = true;

  form.addEventListener('submit', async (submission) => {
    submission.preventDefault();
    if (busy) return;
    busy = true;
    form.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form, submission.submitter)),
        headers: { accept: 'application/json' },
      });
      show(form, await response.json());
    } catch {
      // The server cannot be reached: the plain form lets the browser say so.
      form.submit();
    } finally {
      busy = false;
      form.removeAttribute('aria-busy');
    }
  });

  form.addEventListener('input', ({ target }) => setFault(target, ''));
}

function show(form, { ok, location: next, message = '', faults = {}, basketCount, calls = [] }) {
  for (const call of calls) tellEarful(call);
  if (ok && next) return void window.location.assign(next);
  if (basketCount !== undefined) document.querySelector('[data-basket-count]').textContent = basketCount;
  const line = form.querySelector('[data-shop-notice], [data-shop-alert]');
  if (line) line.textContent = message;
  form.toggleAttribute('data-done', ok);
  // Where the button disappears, focus goes to what is said instead of it.
  if (ok) line?.focus();
  for (const field of form.elements) setFault(field, faults[field.name] ?? '');
  form.querySelector('[aria-invalid="true"]')?.focus();
}

function setFault(field, text) {
  const line = document.getElementById(`${field.name}-fault`);
  if (!line) return;
  line.textContent = text;
  if (text) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
}
