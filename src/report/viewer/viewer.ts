/**
 * The report page's script: draws each chart anew where its picture stands, so that it reacts, fits
 * the window and follows the reader's theme. Expressions are interpreted, not compiled, so that the
 * page's content security policy can forbid `eval`.
 */
import { addCopyButtons, addTableDownloads } from './downloads.ts';
import { LiveFigure } from './live-figure.ts';
import { followRun } from './live-updates.ts';
import { addSorting } from './sorting.ts';

const figures = [...document.querySelectorAll<HTMLElement>('figure.chart')].map(
  (element) => new LiveFigure(element),
);
addTableDownloads();
addCopyButtons();

if (document.documentElement.dataset['kind'] === 'live') void followRun(figures);
else addSorting();

/** The first at once, the others as they come near the window. */
const nearby = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      nearby.unobserve(target);
      void figures.find(({ element }) => element === target)?.draw();
    }
  },
  { rootMargin: '600px' },
);
for (const { element } of figures) nearby.observe(element);

function redraw(): void {
  for (const figure of figures) if (figure.isDrawn) void figure.draw();
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
let waiting: ReturnType<typeof setTimeout> | undefined;
let width = window.innerWidth;
addEventListener('resize', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    redraw();
  }, 200);
});
