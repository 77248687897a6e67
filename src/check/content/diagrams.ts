import { allBoxes } from '../../content/diagram.ts';
import { didYouMean, type Finding } from '../../content/finding.ts';
import type { Diagram } from '../../content/read.ts';
import { layOut } from '../../diagrams/draw.ts';
import { layouts } from '../../diagrams/layouts.ts';
import { languages } from '../../i18n/languages.ts';

type Problem = { path: (string | number)[]; code: string; message: string };

/** A diagram names only its own boxes and steps, and can be drawn in every language at every width. */
export function checkDiagram(diagram: Diagram): Finding[] {
  const named = [...checkIds(diagram), ...checkSteps(diagram)];
  const problems = named.length > 0 ? named : checkDrawing(diagram);
  return problems.map(({ path, code, message }) => ({ file: diagram.source.file, ...diagram.at(path), code, message }));
}

function checkIds({ boxes, edges, steps }: Diagram): Problem[] {
  const all = allBoxes(boxes, ['boxes']).flatMap(({ box: { id }, path }) => (id === undefined ? [] : [{ id, path }]));
  const ids = all.map(({ id }) => id);
  const twice = all.filter(({ id }, index) => ids.indexOf(id) < index);
  const ends = edges.flatMap(({ from, to }, index) => [
    { id: from, path: ['edges', index, 'from'] },
    { id: to, path: ['edges', index, 'to'] },
  ]);
  const named = steps.flatMap((step, index) =>
    step.boxes.map((id, place) => ({ id, path: ['steps', index, 'boxes', place] })),
  );
  return [
    ...twice.map(({ id, path }) => ({
      path: [...path, 'id'],
      code: 'diagram/duplicate-id',
      message: `Another box is called "${id}": give this one another id.`,
    })),
    ...[...ends, ...named]
      .filter(({ id }) => !ids.includes(id))
      .map(({ id, path }) => ({
        path,
        code: 'diagram/no-such-box',
        message: `No box has the id "${id}".${didYouMean(id, ids)} The ids are: ${ids.join(', ') || 'none'}.`,
      })),
  ];
}

function checkSteps({ boxes, edges, steps, still }: Diagram): Problem[] {
  const named = [
    ...edges.flatMap((edge, index) =>
      edge.steps.map((step, place) => ({ step, path: ['edges', index, 'steps', place] })),
    ),
    ...allBoxes(boxes, ['boxes']).flatMap(({ box, path }) =>
      box.states.flatMap((state, index) =>
        state.steps.map((step, place) => ({ step, path: [...path, 'states', index, 'steps', place] })),
      ),
    ),
    ...(still === undefined ? [] : [{ step: still, path: ['still'] }]),
  ];
  return named
    .filter(({ step }) => step > steps.length)
    .map(({ step, path }) => ({
      path,
      code: 'diagram/no-such-step',
      message: `There is no step ${step}: the diagram has ${steps.length} steps.`,
    }));
}

function checkDrawing(diagram: Diagram): Problem[] {
  const problems = languages.flatMap((language) =>
    [layouts.note, layouts.phone].flatMap((layout) => layOut(diagram, { ...layout, language }).problems),
  );
  // One fault shows at several widths: it is said once.
  return [
    ...new Map(problems.toReversed().map((problem) => [`${problem.code} ${problem.path.join()}`, problem])).values(),
  ];
}
