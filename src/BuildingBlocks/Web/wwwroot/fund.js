// Everything here is extra: each page works without it. No state is kept but in the page.

const sent = new WeakSet();

/** Takes the reader to what is wrong, as a screen reader's alert alone does not move the focus. */
function focusErrors() {
  const summary = document.querySelector('[data-fund-errors]');
  if (summary) {
    summary.focus();
  }
}

/** A second press of the same button within two seconds is a slip. The request id makes it harmless; this makes it not happen. */
function sendOnce(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') {
    return;
  }
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  setTimeout(() => sent.delete(form), 2000);
}

/** Warns before what has been written is left, and saves drafts where the page says where. */
function guard(form) {
  let changed = false;
  let timer = 0;
  let saving = null;
  const status = document.createElement('p');
  status.className = 'fund-muted';
  status.setAttribute('role', 'status');
  if (form.dataset.autosave) {
    (form.querySelector('.fund-actions') ?? form).after(status);
  }
  const swedish = document.documentElement.lang !== 'en';
  const save = async () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) {
      if (value instanceof File) {
        data.delete(name);
      }
    }
    // A draft is not the command that the id stands for.
    data.delete('requestId');
    try {
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body: data, credentials: 'same-origin', redirect: 'manual' });
      // What cannot be read, a date half written, is named; all else is saved.
      const unsaved = decodeURIComponent(answer.headers.get('Fund-Unsaved') ?? '');
      changed = changed && (!answer.ok || unsaved !== '');
      for (const [header, name] of [['Fund-Version', 'version'], ['Fund-Read', 'read']]) {
        const value = answer.headers.get(header);
        if (value !== null && form.elements[name]) {
          form.elements[name].value = value;
        }
      }
      if (answer.ok && unsaved !== '') {
        const until = new Date().toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit' });
        status.textContent = swedish
          ? `Utkastet sparades kl. ${until}, utom det som inte går att läsa än: ${unsaved}.`
          : `The draft was saved at ${until}, but for what cannot be read yet: ${unsaved}.`;
        return;
      }
      const at = new Date().toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit' });
      status.textContent = answer.ok
        ? (swedish ? `Utkastet sparades kl. ${at}.` : `The draft was saved at ${at}.`)
        : (swedish ? 'Utkastet kunde inte sparas av sig självt. Tryck på spara för att se varför; inget du har skrivit är borta.' : 'The draft could not be saved by itself. Press save to see why; nothing that you wrote is lost.');
    } catch {
      // What was written still stands in the page, and the warning at leaving it too.
      status.textContent = swedish ? 'Ingen kontakt med tjänsten just nu. Det du har skrivit finns kvar på sidan.' : 'The service cannot be reached right now. What you wrote still stands on the page.';
    }
  };
  form.addEventListener('input', () => {
    changed = true;
    if (form.dataset.autosave) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        saving = save().finally(() => { saving = null; });
      }, 3000);
    }
  });
  // A save that is under way is waited for: it brings the version that this one is of. Otherwise one would be in conflict with oneself.
  form.addEventListener('submit', event => {
    clearTimeout(timer);
    if (saving === null) {
      changed = false;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    saving.then(() => form.requestSubmit(submitter));
  }, { capture: true });
  window.addEventListener('beforeunload', event => {
    if (changed) {
      event.preventDefault();
    }
  });
}

/** Says how much room is left. The help already says the most; the count is read out when the person pauses. */
function count(field) {
  const most = Number(field.dataset.maxlength);
  const line = document.createElement('p');
  const swedish = document.documentElement.lang !== 'en';
  line.className = 'fund-muted';
  line.setAttribute('aria-live', 'polite');
  field.after(line);
  let timer = 0;
  const show = () => {
    const left = most - [...field.value.replace(/\r\n/g, '\n')].length;
    line.toggleAttribute('data-over', left < 0);
    line.textContent = left < 0
      ? (swedish ? `${-left} tecken för mycket` : `${-left} characters too many`)
      : left > most / 5 ? '' : swedish ? `${left} tecken kvar` : `${left} characters left`;
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, 400);
  });
  show();
}

/** Filters a long list of units as one writes. What is ticked always stays in sight. */
function picker(root) {
  const box = root.querySelector('.fund-picker-search');
  const search = box.querySelector('input');
  const status = box.querySelector('[role=status]');
  const rows = [...root.querySelectorAll('.fund-picker-list > .ds-field')];
  const show = () => {
    const wanted = search.value.trim().toLocaleLowerCase('sv');
    for (const row of rows) {
      const ticked = row.querySelector('input').checked;
      row.hidden = wanted !== '' && !ticked && !row.textContent.toLocaleLowerCase('sv').includes(wanted);
    }
    status.textContent = `${rows.filter(row => row.querySelector('input').checked).length} ${status.dataset.chosen}`;
  };
  if (rows.length > 8) {
    box.hidden = false;
    search.addEventListener('input', show);
    search.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        event.preventDefault();
      }
    });
    root.addEventListener('change', show);
    show();
  }
}

/** Says that a file is too large before it is sent the whole way. The server refuses it too. */
function size(field) {
  const most = Number(field.dataset.maxBytes);
  field.addEventListener('change', () => {
    const swedish = document.documentElement.lang !== 'en';
    const tooLarge = [...field.files].some(file => file.size > most);
    field.setCustomValidity(tooLarge ? (swedish ? 'Filen är för stor.' : 'The file is too large.') : '');
    field.reportValidity();
  });
}

/** Follows what a job is doing; when it is done the page is shown anew. */
function follow(part) {
  const look = async () => {
    try {
      const answer = await fetch(location.href, { credentials: 'same-origin' });
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-fund-work]');
      if (answer.ok && !fresh) {
        location.reload();
        return;
      }
      if (fresh) {
        part.innerHTML = fresh.innerHTML;
      }
    } catch {
      // Asked again in a while; the link does it by hand.
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
}

focusErrors();
document.addEventListener('submit', sendOnce);
document.querySelectorAll('form[data-fund-form]').forEach(guard);
document.querySelectorAll('[data-maxlength]').forEach(count);
document.querySelectorAll('[data-fund-picker]').forEach(picker);
document.querySelectorAll('[data-max-bytes]').forEach(size);
document.querySelectorAll('[data-fund-work]').forEach(follow);
