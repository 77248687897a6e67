import { flagOf, isOpen, placeOf, type Call } from './call.ts';
import type { Fault } from './index.ts';

const part = '[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?';
const prefix = '[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?';
const labelKey = new RegExp(`^(?:${prefix}/)?${part}$`);
const labelValue = new RegExp(`^(?:${part})?$`);

/** Reports selectors, labels and annotations that break the rules for their keys and values. */
export function checkSelectors(call: Call): Fault[] {
  return [...checkSelector(call), ...checkFieldSelector(call), ...checkPairs(call), ...checkLabelsFlag(call)];
}

const fault = (call: Call, code: string, message: string, text: string): Fault[] =>
  isOpen(call, text) ? [] : [{ code, message: `${call.path}: ${message}.`, at: placeOf(call, text) }];

function checkSelector(call: Call): Fault[] {
  const selector = flagOf(call, 'selector');
  if (selector === undefined) return [];
  const terms = selector.split(/,(?![^()]*\))/);
  const odd = terms.find((term) => !isTerm(term.trim()));
  return odd === undefined || selector === ''
    ? []
    : fault(
        call,
        'bad-selector',
        `the selector "${odd}" must be key, !key, key=value, key!=value or key in (a,b)`,
        selector,
      );
}

function isTerm(term: string): boolean {
  const set = /^(\S+)\s+(?:in|notin)\s*\(([^()]*)\)$/.exec(term);
  if (set)
    return labelKey.test(set[1] ?? '') && (set[2] ?? '').split(',').every((value) => labelValue.test(value.trim()));
  const equal = /^([^=!\s]+)\s*(?:==?|!=)\s*(.*)$/.exec(term);
  if (equal) return labelKey.test(equal[1] ?? '') && labelValue.test(equal[2] ?? '');
  return labelKey.test(term.replace(/^!\s*/, ''));
}

function checkFieldSelector(call: Call): Fault[] {
  const selector = flagOf(call, 'field-selector');
  const odd = selector?.split(',').find((term) => !/^[\w.-]+(==?|!=)[^=]*$/.test(term));
  return selector === undefined || odd === undefined
    ? []
    : fault(call, 'bad-selector', `the field selector "${odd}" must be field=value or field!=value`, selector);
}

/** `label` and `annotate`: key=value, or key- to take it away. */
function checkPairs(call: Call): Fault[] {
  const [verb] = call.command;
  if (verb !== 'label' && verb !== 'annotate') return [];
  return call.args.flatMap((word) => {
    const [, key, value] = /^([^=]+?)(?:-|=([\s\S]*))$/.exec(word) ?? [];
    if (key === undefined) return [];
    if (!labelKey.test(key))
      return fault(
        call,
        'bad-label',
        `"${key}" is no key of a ${verb === 'label' ? 'label' : 'annotation'}: [prefix/]name, name of at most 63 letters, digits, "-", "_" and "."`,
        word,
      );
    return verb === 'annotate' || labelValue.test(value ?? '')
      ? []
      : fault(
          call,
          'bad-label',
          `"${value}" is no value of a label: at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends`,
          word,
        );
  });
}

/** `--labels=a=b,c=d` of run, expose and create. */
function checkLabelsFlag(call: Call): Fault[] {
  const labels = flagOf(call, 'labels');
  if (!labels) return [];
  const odd = labels.split(',').find((pair) => {
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
    return !labelKey.test(key) || !labelValue.test(value);
  });
  return odd === undefined ? [] : fault(call, 'bad-label', `"${odd}" must be key=value of a label`, labels);
}
