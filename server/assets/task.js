// Comfort for simulated applications: an action changes the window without leaving the page.
// Without this script each action is an ordinary form; nothing else depends on it.

const main = document.querySelector('main');
let waiting = false;

main.addEventListener('submit', async event => {
  const form = event.target;
  if (!new URL(form.action).pathname.endsWith('/work')) return;
  event.preventDefault();
  if (waiting) return;
  waiting = true;
  try {
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const response = await fetch(form.action, {method: 'POST', body});
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (page.querySelector('.task')) show(page);
    else location.assign(form.action.replace(/\/work$/, ''));
  } catch {
    location.reload();
  } finally {
    waiting = false;
  }
});

/** Arrows go from cell to cell of a sheet; Enter chooses the cell. */
const ARROWS = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};
main.addEventListener('keydown', event => {
  const cell = event.target.closest('.squares td');
  const [down, right] = ARROWS[event.key] ?? [];
  if (!cell || down === undefined) return;
  const row = cell.parentElement;
  const next = row.parentElement.rows[row.sectionRowIndex + down]?.cells[cell.cellIndex + right];
  if (!next?.querySelector('button')) return;
  event.preventDefault();
  next.querySelector('button').focus();
});

/** Takes over from the page that came back what an action can have changed. */
function show(page) {
  const asked = input => input?.closest('form')?.querySelector('[name=position]')?.value;
  const [seen, now] = [main, page].map(root => root.querySelector('form[action$="/answers"] [name=seen]'));
  // Another question: the whole page is new.
  if (!seen || !now || asked(seen) !== asked(now)) return location.reload();
  seen.value = now.value;
  for (const part of ['#task-do', '.task-window', '.task-foot']) {
    main.querySelector(part).replaceWith(document.adoptNode(page.querySelector(part)));
  }
  tell(page.querySelector('#f-task'));
  focus();
}

/** The line that tells what happened stays in place: screen readers say its new words. */
function tell(news) {
  const told = document.getElementById('f-task');
  told.className = news.className;
  told.setAttribute('role', news.getAttribute('role'));
  told.textContent = news.textContent;
  told.toggleAttribute('autofocus', news.hasAttribute('autofocus'));
}

function focus() {
  const next = main.querySelector('.task [autofocus]');
  // What happened is said by the line itself: described by it as well, it would be said twice.
  next?.removeAttribute('aria-describedby');
  next?.focus();
}
