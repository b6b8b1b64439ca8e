import type { ChartMarks } from '../../grammar/chart.ts';
import { layerOf, quantity, told } from '../../shared/channels.ts';
import { colorAndShape } from '../../shared/color-and-shape.ts';
import { GREY } from '../../shared/appearance.ts';
import { isolatedOr, liveParams } from '../../shared/interaction.ts';
import { hoveredLosses } from './loss-interaction.ts';
import type { LossRow, LossRows } from './loss-rows.ts';
import { lossName } from './loss-words.ts';

const LEGEND = { orient: 'top-right', symbolStrokeWidth: 1.5 } as const;

/** A line and markers an optimizer, a cross where it diverged; thin lines behind. */
export function lossMarks(rows: LossRows): ChartMarks {
  const { curves, view, inFront, behind, raw, ends, xRange, yRange } = rows;
  const x = quantity<LossRow>('x', view.x, {
    axis: { tickCount: 5 },
    scale: { ...(view.xLog ? { type: 'log' } : {}), domain: [...xRange], nice: false },
  });
  const y = quantity<LossRow>('loss', 'loss', {
    scale: { domain: [...yRange], nice: false, ...(view.yLog ? { type: 'log' } : {}) },
  });
  const { color, shape } = colorAndShape(curves.featured, curves.featured, LEGEND);
  const isolating = view.live ? { opacity: isolatedOr(1, 0.08) } : {};
  const tooltip = told<LossRow>(
    ['optimizer', 'optimizer'],
    ['iteration', 'iteration'],
    ['loss', lossName(view), '.4f'],
  );
  return {
    encoding: { x },
    layer: [
      ...layerOf(behind, {
        mark: { type: 'line', clip: true, strokeWidth: 1, color: GREY, aria: false },
        encoding: { y, detail: { field: 'optimizer', type: 'nominal' } },
      }),
      ...layerOf(raw, {
        mark: { type: 'line', clip: true, strokeWidth: 0.6, opacity: 0.35, aria: false },
        encoding: { y, color },
      }),
      {
        ...(view.live ? { params: liveParams() } : {}),
        data: { values: inFront },
        mark: { type: 'line', clip: true, strokeWidth: 1.5, aria: false },
        encoding: { y, color, ...isolating },
      },
      {
        data: {
          values: inFront.filter(({ iteration }) => iteration % curves.markerEvery === 0),
        },
        mark: { type: 'point', clip: true, filled: true, size: 70, opacity: 1, aria: false },
        encoding: { y, color, shape, ...isolating, ...(view.live ? {} : { tooltip }) },
      },
      ...layerOf(ends, {
        mark: { type: 'text', text: '✕', fontSize: 22, fontWeight: 'bold' },
        encoding: { y, color, ...isolating, tooltip },
      }),
      ...(view.live ? [hoveredLosses(rows)] : []),
    ],
  };
}
