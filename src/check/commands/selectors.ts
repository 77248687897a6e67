import {
  checkLabelKey,
  checkLabelValue,
  parseFieldSelector,
  parseLabelSelector,
  reasonOf,
} from '../../kubernetes/index.ts';
import { flagOf, isOpen, placeOf, type Call } from './call.ts';
import type { Fault } from './index.ts';

/** Reports selectors, labels and annotations that kubectl hands on and the API server refuses. */
export function checkSelectors(call: Call): Fault[] {
  return [
    ...checkSelector(call, 'selector', parseLabelSelector),
    ...checkSelector(call, 'field-selector', parseFieldSelector),
    ...(['label', 'annotate'].includes(call.command[0] ?? '')
      ? call.args.flatMap((pair) => checkPair(call, pair))
      : []),
    ...((flagOf(call, 'labels') || undefined)?.split(',').flatMap((pair) => checkPair(call, pair)) ?? []),
  ];
}

function checkSelector(call: Call, flag: string, parse: (text: string) => unknown): Fault[] {
  const selector = flagOf(call, flag);
  const reason = selector === undefined || isOpen(call, selector) ? undefined : reasonOf(parse, selector);
  return reason === undefined
    ? []
    : [
        {
          code: 'bad-selector',
          message: `${call.path}: --${flag}: ${reason}.`,
          at: placeOf(call, selector ?? ''),
        },
      ];
}

/** `key=value`, or `key-` to take it away. */
function checkPair(call: Call, pair: string): Fault[] {
  const [, key, value] = /^([^=]+?)(?:-|=([\s\S]*))$/.exec(pair) ?? [];
  if (key === undefined || isOpen(call, pair)) return [];
  const isAnnotation = call.command[0] === 'annotate';
  const wrong = [
    ...checkLabelKey(isAnnotation ? key.toLowerCase() : key),
    ...(isAnnotation ? [] : checkLabelValue(value ?? '')),
  ];
  return wrong.length === 0
    ? []
    : [
        {
          code: 'bad-label',
          message: `${call.path}: ${JSON.stringify(pair)}: ${wrong.join('; ')}.`,
          at: placeOf(call, pair),
        },
      ];
}
