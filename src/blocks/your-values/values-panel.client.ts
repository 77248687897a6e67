import { defaults, show, valueNames, type Shown, type ValueName, type Values } from '../../content/example-values.ts';
import { refusal } from '../../content/value-reason.ts';
import { keepValues, readValues } from '../../content/your-values.client.ts';
import { announce } from '../copy-button/clipboard.client.ts';
import { codeText } from '../code/code-text.client.ts';

/** Brings a panel to life: its fields set every `<var data-value>` of the page, and the other panel's fields. */
export function start(panel: HTMLElement) {
  panel.addEventListener('input', ({ target }) => take(target as HTMLInputElement, false, panel.dataset));
  panel.addEventListener('change', ({ target }) => take(target as HTMLInputElement, true, panel.dataset));
  panel.querySelector('button')?.addEventListener('click', () => goBack(panel));
  // What was typed while this file was loading: showing the values that are kept would overwrite it.
  const typed = [...panel.querySelectorAll('input')]
    .filter(({ value, defaultValue }) => value !== defaultValue)
    .map((field) => [field, field.value] as const);
  dropRefused(panel.dataset);
  showValues();
  for (const [field, value] of typed) {
    field.value = value;
    take(field, field !== document.activeElement, panel.dataset);
  }
}

/** A wrong value is said when the reader has left the field; until then the last right one stands. */
function take(field: HTMLInputElement, isDone: boolean, says: DOMStringMap) {
  const name = field.dataset['name'] as ValueName;
  const typed = field.value.trim();
  // YAML reads 0777 as 511.
  const value = name === 'port' ? typed.replace(/^0+(?=\d)/, '') : typed;
  const reason = refusal(name, value, says['suffix']);
  if (isDone || !reason) showWrong(field, reason && `${says['refused']} ${reason}`);
  if (reason) return;
  if (isDone) field.value = value;
  change({ ...readValues(), [name]: value }, says, field);
}

/** Drops what was kept before the notebook knew that Kubernetes refuses it. */
function dropRefused({ suffix }: DOMStringMap) {
  const values = readValues();
  const refused = valueNames.filter((name) => refusal(name, values[name], suffix));
  if (refused.length > 0)
    keepValues({ ...values, ...Object.fromEntries(refused.map((name) => [name, defaults[name]])) });
}

function goBack(panel: HTMLElement) {
  for (const field of getFields()) showWrong(field, undefined);
  change({ ...defaults }, panel.dataset);
  // The button hides itself when no value differs from the example, and would take the focus with it.
  panel.querySelector('input')?.focus();
  announce(panel.dataset['back'] ?? '');
}

let isSaid = false;

function change(values: Values, { kept = '' }: DOMStringMap, typedIn?: HTMLInputElement) {
  if (!keepValues(values) && !isSaid) {
    isSaid = true;
    announce(kept);
    for (const help of document.querySelectorAll('your-values .fields > .help:last-child')) help.textContent = kept;
  }
  showValues(...(typedIn ? [typedIn] : []));
}

/** Writes only what differs from what the page shows: for most readers nothing does. */
function showValues(...typedIn: HTMLInputElement[]) {
  const values = readValues();
  for (const place of document.querySelectorAll<HTMLElement>('var[data-value]')) {
    const { value, yaml } = place.dataset;
    const text = show({ shown: value as Shown, yaml: yaml !== undefined }, values);
    if (place.textContent !== text) place.textContent = text;
  }
  for (const field of getFields())
    if (!typedIn.includes(field) && field.ariaInvalid !== 'true')
      field.value = values[field.dataset['name'] as ValueName];
  const isOwn = valueNames.some((name) => values[name] !== defaults[name]);
  for (const button of document.querySelectorAll<HTMLButtonElement>('your-values button')) button.disabled = !isOwn;
  // The filter of a list looks at what is shown.
  dispatchEvent(new Event('values'));
}

const getFields = () => document.querySelectorAll<HTMLInputElement>('your-values input');

function showWrong(field: HTMLInputElement, text: string | undefined) {
  const wrong = document.getElementById(`${field.id}-wrong`);
  field.ariaInvalid = text ? 'true' : null;
  if (!wrong || wrong.textContent === (text ?? '')) return;
  wrong.hidden = !text;
  wrong.textContent = text ?? '';
  if (text) announce(text);
}

/** A manifest that shows the reader's values is saved with them; any other comes from its address. */
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('.manifest > a[download]');
  const text = link?.parentElement?.querySelector(':scope > .text');
  if (!link || !text?.querySelector('var') || valueNames.every((name) => readValues()[name] === defaults[name])) return;
  event.preventDefault();
  const file = document.createElement('a');
  file.href = URL.createObjectURL(new Blob([codeText(text), '\n'], { type: 'application/yaml' }));
  file.download = link.download;
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 1000);
});

// Another tab has other values now, or had before this page came back out of the browser's history.
for (const sign of ['storage', 'pageshow']) addEventListener(sign, () => showValues());
