import type { LossCurves } from '../charts/experiment/loss/loss-curves.ts';
import type { LossView } from '../charts/experiment/loss/loss-view.ts';

/** The widest window that the slider goes to. */
const WIDEST = 201;

/** What the reader can choose of the loss chart: smoothing, axes, the raw losses. */
export function lossControls(
  curves: LossCurves,
  first: LossView,
  onChange: (view: LossView) => void,
): HTMLElement {
  let view = first;
  const change = (part: Partial<LossView>) => {
    view = { ...view, ...part };
    onChange(view);
  };
  const box = document.createElement('div');
  box.className = 'controls';
  const hasLosses = curves.runs.every(({ losses }) => losses !== undefined);
  const hasSeconds = curves.runs.every(
    ({ secondsPerIteration }) => secondsPerIteration !== undefined,
  );
  if (hasLosses) {
    const smoothing = document.createElement('input');
    smoothing.type = 'range';
    smoothing.min = '1';
    smoothing.max = String(WIDEST);
    smoothing.step = '2';
    smoothing.value = String(view.window);
    const shown = document.createElement('output');
    shown.textContent = smoothing.value;
    smoothing.addEventListener('input', () => {
      shown.textContent = smoothing.value;
    });
    smoothing.addEventListener('change', () => change({ window: Number(smoothing.value) }));
    box.append(labelled('Smoothing', smoothing, shown));
    box.append(checkbox('raw losses', view.raw, (raw) => change({ raw })));
  }
  const units = ['iterations', 'epochs', ...(hasSeconds ? ['seconds'] : [])];
  const x = document.createElement('select');
  for (const unit of units) x.append(new Option(unit, unit));
  x.addEventListener('change', () => change({ x: x.value as LossView['x'] }));
  box.append(labelled('x', x));
  box.append(checkbox('log x', view.xLog, (xLog) => change({ xLog })));
  box.append(checkbox('log y', view.yLog, (yLog) => change({ yLog })));
  const hint = document.createElement('span');
  hint.textContent = 'Drag to pan, Shift + wheel to zoom, click the legend to single out';
  box.append(hint);
  return box;
}

function labelled(text: string, ...controls: HTMLElement[]): HTMLLabelElement {
  const label = document.createElement('label');
  label.append(text, ...controls);
  return label;
}

function checkbox(
  text: string,
  checked: boolean,
  onChange: (checked: boolean) => void,
): HTMLLabelElement {
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.checked = checked;
  input.addEventListener('change', () => onChange(input.checked));
  const label = document.createElement('label');
  label.append(input, text);
  return label;
}
