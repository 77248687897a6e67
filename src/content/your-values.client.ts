import { defaults, fillValues, valueNames, type Values } from './example-values.ts';
import { valuesKey as key } from './values-key.ts';

let here: Partial<Values> | undefined;

/** The reader's values, kept on this device; the example's where there are none. */
export function readValues(): Values {
  return { ...defaults, ...(here ?? kept()) };
}

/** Keeps what differs from the example. False when the browser keeps nothing: then they hold for this page. */
export function keepValues(values: Values): boolean {
  const own = Object.fromEntries(
    valueNames.filter((name) => values[name] !== defaults[name]).map((name) => [name, values[name]]),
  );
  try {
    if (Object.keys(own).length > 0) localStorage.setItem(key, JSON.stringify(own));
    else localStorage.removeItem(key);
    here = undefined;
    return true;
  } catch {
    here = own;
    return false;
  }
}

/** A command or manifest with the reader's values in the place of the example's. */
export const withValues = (text: string): string => fillValues(text, readValues());

/** What a reader types, with the example's values in the place of their own. */
export function withoutValues(text: string): string {
  const values = readValues();
  return valueNames
    .filter((name) => values[name] !== defaults[name])
    .reduce((written, name) => {
      const own = new RegExp(`(?<![\\w.-])${values[name].replace(/\W/g, '\\$&')}(?!\\w)`, 'gi');
      return written.replace(own, defaults[name]);
    }, text);
}

/** What was kept, without what another version of the site, or a hand, has put there. */
function kept(): Partial<Values> {
  try {
    const own = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(
      valueNames.flatMap((name) => (typeof own[name] === 'string' && own[name] !== '' ? [[name, own[name]]] : [])),
    );
  } catch {
    return {};
  }
}
