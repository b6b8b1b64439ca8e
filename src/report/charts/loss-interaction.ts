import { labelText, numberText } from '../words.ts';
import type { LossCurves } from './loss-curves.ts';
import { unitOf, type Drawn, type LossView } from './loss-view.ts';

/** Places along the x axis at which hovering tells all values. */
const HOVERED = 300;

/** Zoom and pan, and the legend's clicks. */
export function liveParams() {
  return [
    { name: 'zoom', select: { type: 'interval', zoom: 'wheel![event.shiftKey]' }, bind: 'scales' },
    { name: 'isolated', select: { type: 'point', fields: ['optimizer'] }, bind: 'legend' },
  ];
}

/** A rule under the pointer that tells the values of all optimizers there. */
export function hoverRule(curves: LossCurves, view: LossView, drawn: Drawn, last: number) {
  const shown = drawn.filter(({ run }) => curves.featured.includes(run.optimizer));
  const values = Array.from({ length: HOVERED + 1 }, (_, place) => {
    const x = (last * place) / HOVERED;
    const row: Record<string, number | string> = { x, at: Number(x.toPrecision(4)) };
    shown.forEach(({ run, points }, i) => {
      const iteration = x / unitOf(curves, view, run);
      const found = points.findLast(([at]) => at <= iteration);
      row[`loss${i}`] = found && iteration <= run.iterations ? numberText(found[1]) : '–';
    });
    return row;
  }).filter(({ x }) => !view.xLog || Number(x) > 0);
  return {
    params: [
      {
        name: 'hovered',
        select: {
          type: 'point',
          fields: ['x'],
          nearest: true,
          on: 'pointermove',
          clear: 'pointerout',
        },
      },
    ],
    data: { values },
    mark: { type: 'rule', color: '#777777', strokeWidth: 1, aria: false },
    encoding: {
      y: null,
      opacity: { condition: { param: 'hovered', value: 1, empty: false }, value: 0 },
      tooltip: [
        { field: 'at', type: 'quantitative', title: view.x },
        ...shown.map(({ run }, i) => ({
          field: `loss${i}`,
          type: 'nominal',
          title: expressionText(labelText(run.optimizer)),
        })),
      ],
    },
  };
}

/** Text that Vega's expressions can hold: their strings know no line separators. */
function expressionText(text: string): string {
  return text.replaceAll(/[\u2028\u2029]/g, ' ');
}
