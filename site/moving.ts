import type { Choices } from './choices.js';
import { byId, element } from './dom.js';
import { movedFrom } from './old.js';

/** Lets people paste a workflow of the old action, and fills the form from it. */
export function listenForOld(fill: (choices: Choices) => void): void {
  const old = byId('old-text', HTMLTextAreaElement);
  const told = byId('moved', HTMLElement);
  byId('move', HTMLButtonElement).addEventListener('click', () => {
    const moved = movedFrom(old.value);
    if (moved === undefined) {
      told.replaceChildren(
        element(
          'p',
          'There is no step of hasura/hasura-cloud-preview-apps in it, or it is not YAML as a whole.',
        ),
      );
      return;
    }
    fill(moved.choices);
    const list = element('ul', '');
    list.append(...moved.said.map((text) => element('li', text)));
    told.replaceChildren(element('p', 'The options are filled in.'), list);
  });
}
