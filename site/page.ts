import { exampleName, notesOf, problemsOf, type Remark } from './check.js';
import { type Choices, choicesIn, fragmentOf, isActive } from './choices.js';
import { piecesOf } from './code.js';
import { byId, element } from './dom.js';
import { listenForOld } from './moving.js';
import { OPTIONS } from './options.js';
import { type Permission, permissionsOf } from './permissions.js';
import { type Stored, storedOf } from './secrets.js';
import { WORKFLOW_PATH, workflowOf } from './workflow.js';

/** The repository of the action, if the page was built for one. */
const action = document.querySelector<HTMLMetaElement>('meta[name="action"]')?.content;
/** The file that can be copied; empty while an option has a problem. */
let workflow = '';
/** The options that the status names. */
let named = '';

const form = byId('options', HTMLFormElement);
const file = byId('file', HTMLPreElement);
const told = byId('told', HTMLElement);
const [copy, download] = [byId('copy', HTMLButtonElement), byId('download', HTMLButtonElement)];

restore();
form.addEventListener('input', update);
form.addEventListener('submit', (event) => {
  event.preventDefault();
});
window.addEventListener('hashchange', restore);
listenForOld(fill);
copy.addEventListener('click', () => void copyFile());
download.addEventListener('click', downloadFile);
// The fragment holds the choices, so links within the page move the focus and keep the fragment.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  // The browser ignores a link to the current address, but the form may hold more than the address.
  if (link?.hash === location.hash && link.closest('nav') !== null) restore();
  const place = link?.hash === undefined ? null : document.getElementById(link.hash.slice(1));
  if (link === null || place === null) return;
  event.preventDefault();
  place.focus();
  // Scroll a heading to the top, with its section below it, and a field to the middle.
  place.scrollIntoView({ block: place.matches('h2') ? 'start' : 'center' });
});

/** Fills the form from the URL. */
function restore(): void {
  fill(choicesIn(location.hash));
}

function fill(choices: Choices): void {
  for (const { id, kind } of OPTIONS) {
    const control = controlOf(id);
    if (kind === 'switch') (control as HTMLInputElement).checked = choices[id] === 'true';
    else control.value = choices[id] ?? '';
  }
  update();
}

function update(): void {
  const choices = chosen();
  const [problems, notes] = [problemsOf(choices), notesOf(choices)];
  for (const { id } of OPTIONS) {
    byId(`field-${id}`, HTMLElement).hidden = !isActive(choices, id);
    say(`error-${id}`, problems, id);
    say(`note-${id}`, notes, id);
    if (problems.some((problem) => problem.id === id)) controlOf(id).setAttribute('aria-invalid', 'true');
    else controlOf(id).removeAttribute('aria-invalid');
  }
  remember(choices, [...problems, ...notes.filter(({ id }) => id === 'env')]);
  byId('example-name', HTMLElement).textContent = exampleName(choices, 42) ?? '…';
  showFile(choices, problems);
  byId('stored', HTMLElement).replaceChildren(...storedOf(choices).map(storedItem));
  byId('permissions', HTMLElement).replaceChildren(...permissionsOf(choices).map(permissionItem));
}

function chosen(): Choices {
  return Object.fromEntries(
    OPTIONS.map(({ id, kind }) => {
      const control = controlOf(id);
      return [id, kind === 'switch' ? String((control as HTMLInputElement).checked) : control.value];
    }),
  );
}

/** Keeps the choices in the URL, without invalid values and possible secrets. */
function remember(choices: Choices, doubtful: Remark[]): void {
  const fragment = fragmentOf(choices, new Set(doubtful.map(({ id }) => id)));
  const address = fragment === '' ? location.pathname + location.search : `#${fragment}`;
  try {
    history.replaceState(null, '', address);
  } catch {
    // Some browsers limit how often the URL may change; the next change writes it again.
  }
}

function showFile(choices: Choices, problems: Remark[]): void {
  workflow = workflowOf(choices, { action, problems }) ?? '';
  const usable = workflow !== '';
  copy.disabled = download.disabled = !usable;
  file.classList.toggle('stale', !usable);
  byId('summary', HTMLElement).textContent = usable ? '' : `${counted(problems)} to change`;
  if (usable) {
    file.replaceChildren(
      ...piecesOf(workflow).map(({ text, kind }) =>
        kind === undefined ? text : element('span', text, kind),
      ),
    );
    told.replaceChildren();
    named = '';
    return;
  }
  const ids = [...new Set(problems.map(({ id }) => id))];
  // Screen readers repeat a status that is written again.
  if (named === ids.join()) return;
  named = ids.join();
  const links = ids.map((id) => {
    const link = element('a', labelOf(id));
    link.href = `#option-${id}`;
    return link;
  });
  told.replaceChildren(
    'The file is not ready. Change: ',
    ...links.flatMap((link, at) => (at === 0 ? [link] : [', ', link])),
    '.',
  );
}

/** How many options have a problem, in words. */
function counted(problems: Remark[]): string {
  const count = new Set(problems.map(({ id }) => id)).size;
  return count === 1 ? '1 option' : `${String(count)} options`;
}

async function copyFile(): Promise<void> {
  try {
    await navigator.clipboard.writeText(workflow);
    told.replaceChildren('Copied.');
  } catch {
    // The page may not be allowed to use the clipboard: some browsers forbid it to pages opened from disk.
    getSelection()?.selectAllChildren(file);
    told.replaceChildren('The browser did not allow copying. The file is selected: press Ctrl+C or ⌘C.');
  }
}

function downloadFile(): void {
  const link = element('a', '');
  link.href = URL.createObjectURL(new Blob([workflow], { type: 'application/yaml' }));
  link.download = WORKFLOW_PATH.split('/').at(-1) ?? '';
  link.click();
  URL.revokeObjectURL(link.href);
}

function storedItem({ kind, name, value, rights }: Stored): HTMLElement {
  const item = element('li', '');
  item.append(
    element('code', name),
    ...(kind === 'variable' ? [' (a variable)'] : []),
    element('p', value),
    ...(rights === undefined ? [] : [element('p', rights)]),
  );
  return item;
}

function permissionItem({ name, level, why }: Permission): HTMLElement {
  const item = element('li', '');
  item.append(
    element('code', `${name}: ${level}`),
    element('p', `${why.slice(0, 1).toUpperCase()}${why.slice(1)}.`),
  );
  return item;
}

/**
 * Shows the messages of an option. Does not write an unchanged text again, because screen readers would repeat it.
 */
function say(place: string, remarks: Remark[], id: string): void {
  const text = remarks.flatMap((remark) => (remark.id === id ? [remark.text] : [])).join(' ');
  const shown = byId(place, HTMLElement);
  if (shown.textContent !== text) shown.textContent = text;
}

function labelOf(id: string): string {
  return OPTIONS.find((option) => option.id === id)?.label ?? id;
}

function controlOf(id: string): HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return form.elements.namedItem(id) as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
}
