import type { Choices } from './choices.js';
import { byId, element } from './dom.js';
import { movedFrom } from './old.js';

/** Lets people paste a workflow of the old action, and fills the form from it. */
export function listenForOld(fill: (choices: Choices) => void): void {
  const old = byId('old-text', HTMLTextAreaElement);
  const result = byId('moved', HTMLElement);
  byId('move', HTMLButtonElement).addEventListener('click', () => {
    const moved = movedFrom(old.value);
    if (moved === undefined) {
      result.replaceChildren(
        element(
          'p',
          'This text contains no step of hasura/hasura-cloud-preview-apps, or it is not valid YAML.',
        ),
      );
      return;
    }
    fill(moved.choices);
    const list = element('ul', '');
    list.append(...moved.said.map((text) => element('li', text)));
    result.replaceChildren(element('p', 'Filled in the options from your workflow.'), list);
  });
}
