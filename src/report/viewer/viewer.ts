/**
 * The report page's script: puts each chart's live view in place of its picture. Expressions are
 * interpreted, not compiled, so that the page's content security policy can forbid `eval`.
 */
import { parse, View, type Spec } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';

for (const figure of document.querySelectorAll<HTMLElement>('figure.chart')) {
  const specification = figure.querySelector('script[type="application/json"]');
  const picture = figure.querySelector<HTMLElement>('.picture');
  if (!specification || !picture) continue;
  const live = document.createElement('div');
  live.className = 'live';
  const view = new View(parse(JSON.parse(specification.textContent) as Spec, {}, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'svg',
    container: live,
    hover: true,
  });
  void view.runAsync().then(() => {
    picture.replaceWith(live);
    const svg = live.querySelector('svg');
    if (!svg) return;
    svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
    svg.removeAttribute('width');
    svg.removeAttribute('height');
  });
}
