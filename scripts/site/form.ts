import type { Option, Section } from '../../site/options.js';
import { escaped } from '../github-look/escape.js';

/** The parts of action.yml that the page shows. */
export type ActionInputs = Record<string, { description: string; default?: string }>;

/** The form with every option, as HTML. It describes an input with the text of action.yml. */
export function formHtml(sections: readonly Section[], inputs: ActionInputs): string {
  return sections
    .map(
      ({ title, options }) => `<fieldset>
<legend><h2>${escaped(title)}</h2></legend>
${options.map((option) => fieldHtml(option, option.input === undefined ? undefined : inputOf(option.input, inputs))).join('\n')}
</fieldset>`,
    )
    .join('\n');
}

function fieldHtml(option: Option, input: ActionInputs[string] | undefined): string {
  const { id, label, kind, hint } = option;
  const hints = [
    ...(input === undefined ? [] : [withCode(input.description.trim())]),
    ...(hint === undefined ? [] : [withCode(withTicks(hint))]),
    ...(input?.default === undefined || input.default !== option.initial
      ? []
      : [`<span class="default">Default: <code>${escaped(input.default)}</code></span>`]),
  ];
  const title = `<label for="option-${id}">${escaped(label)}</label>`;
  const parts = kind === 'switch' ? `${controlHtml(option)}\n${title}` : `${title}\n${controlHtml(option)}`;
  return `<div class="field ${kind}" id="field-${id}">
<div class="control">${parts}</div>
<p class="error" id="error-${id}" aria-live="polite"></p>
<p class="note" id="note-${id}" aria-live="polite"></p>
<p class="hint" id="hint-${id}">${hints.join(' ')}</p>
</div>`;
}

function controlHtml({ id, kind, initial, values = [], example, required = false }: Option): string {
  const attributes = [
    `id="option-${id}"`,
    `name="${id}"`,
    `aria-describedby="error-${id} note-${id} hint-${id}"`,
    ...(required ? ['required'] : []),
    ...(example === undefined ? [] : [`placeholder="${escaped(example)}"`]),
  ].join(' ');
  const plain = 'autocomplete="off" autocapitalize="off" spellcheck="false"';
  switch (kind) {
    case 'switch':
      return `<input type="checkbox" ${attributes}${initial === 'true' ? ' checked' : ''}>`;
    case 'choice':
      return `<select ${attributes}>${values
        .map((value) => `<option${value === initial ? ' selected' : ''}>${escaped(value)}</option>`)
        .join('')}</select>`;
    case 'lines':
      return `<textarea ${attributes} ${plain} rows="3" wrap="off">${escaped(initial)}</textarea>`;
    case 'text':
    case 'secret':
      return `<input type="text" ${attributes} ${plain} value="${escaped(initial)}">`;
    default:
      return kind satisfies never;
  }
}

function inputOf(name: string, inputs: ActionInputs): ActionInputs[string] {
  const input = inputs[name];
  if (input === undefined) throw new Error(`action.yml has no input ${name}.`);
  return input;
}

/** A text with `code` in it, as HTML. */
function withCode(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** Marks expressions, commands and event names in a hint as code. */
function withTicks(hint: string): string {
  return hint.replace(/\$\{\{.*?\}\}|\/preview \w+|\bpull_request(_target)?\b/g, '`$&`');
}
