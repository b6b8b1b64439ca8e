import type { LiveState } from '../documents/live-document.ts';
import type { LiveFigure } from './live-figure.ts';

/** Between two looks, in milliseconds. */
const INTERVAL = 700;

/** Follows an experiment that is being run, on the page that `lockstep run --watch` serves. */
export async function followRun(figures: readonly LiveFigure[]): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    let state: LiveState;
    try {
      const response = await fetch('/state.json');
      state = (await response.json()) as LiveState;
    } catch {
      setFinding('The run has ended, or was stopped. What it wrote is in its results folder.');
      return;
    }
    if (state.isOver) {
      location.reload();
      return;
    }
    const byName = new Map(figures.map((figure) => [figure.name, figure]));
    if (state.charts.some(({ name }) => !byName.has(name))) {
      location.reload();
      return;
    }
    setFinding(state.finding);
    fillTable(state.rows);
    const followed = state.charts.flatMap(({ name, source }) => {
      const figure = byName.get(name);
      return figure ? [figure.follow(source)] : [];
    });
    await Promise.all(followed);
  }
}

function setFinding(text: string): void {
  const paragraph = document.querySelector('.finding p');
  if (paragraph) paragraph.textContent = text;
}

/** The table of results, cell by cell. */
function fillTable(rows: LiveState['rows']): void {
  const table = document.querySelector<HTMLTableElement>('table[data-name="Results so far"]');
  rows.forEach((row, i) =>
    row.forEach((text, j) => {
      const cell = table?.tBodies[0]?.rows[i]?.cells[j];
      if (cell && cell.textContent.trim() !== text) cell.textContent = text;
    }),
  );
}
