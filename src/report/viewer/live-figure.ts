import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import { Handler } from 'vega-tooltip';
import type { ChartSpec } from '../charts/grammar/chart.ts';
import { still } from '../charts/shared/interaction.ts';
import type { LiveChart } from '../documents/live-document.ts';
import { lossSpecification } from '../charts/experiment/loss/loss-specification.ts';
import { usualView, type LossView } from '../charts/experiment/loss/loss-view.ts';
import type { LossCurves } from '../charts/experiment/loss/loss-curves.ts';
import { lossCaption } from '../charts/experiment/loss/loss-words.ts';
import { hasPoints, lossData, pointData } from './chart-data.ts';
import { save } from './downloads.ts';
import { fitted } from './fitted.ts';
import { isolatable, isolate, isolationControl } from './isolation.ts';
import { lossControls } from './loss-controls.ts';

type Download = readonly [label: string, download: () => void | Promise<void>];

const tooltips = new Handler({ disableDefaultStyle: true, theme: 'page' });

/** What a chart is drawn from: losses, as the reader wants them shown, or what was written into the page. */
type Source =
  { readonly curves: LossCurves; readonly view: LossView } | { readonly specification: ChartSpec };

/** @throws RangeError where the page, which lockstep wrote, has no such part */
function partOf(element: HTMLElement, selector: string): Element {
  const found = element.querySelector(selector);
  if (!found) throw new RangeError(`the figure has no ${selector}`);
  return found;
}

/** A chart of the page that is drawn in the browser. */
export class LiveFigure {
  isDrawn = false;
  private readonly live = document.createElement('div');
  private source: Source;
  private view: View | undefined;
  private isolated: string | undefined;
  private offersIsolation = false;

  constructor(readonly element: HTMLElement) {
    this.live.className = 'live';
    const script = partOf(element, 'script[type="application/json"]');
    const data: unknown = JSON.parse(script.textContent);
    if (script.className === 'curves') {
      const curves = data as LossCurves;
      this.source = { curves, view: { ...usualView(curves), live: true } };
    } else this.source = { specification: data as ChartSpec };
  }

  /** Draws the chart, or draws it anew: for this window, this theme, and as the reader wants it. */
  async draw(): Promise<void> {
    const { element, live } = this;
    if (!this.isDrawn) this.prepare();
    const specification = withoutRepeatedTitle(this.specification());
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    const { spec } = compile(fitted(specification, live.clientWidth, isDark));
    const next = new View(parse(spec, {}, { ast: true }), {
      expr: expressionInterpreter,
      renderer: 'svg',
      hover: true,
      tooltip: tooltips.call,
    });
    this.view?.finalize();
    this.view = next;
    live.replaceChildren();
    await next.initialize(live).runAsync();
    // Once more, with the room that the labels of this width need.
    await next.resize().runAsync();
    describe(live, specification.description);
    this.caption();
    await this.keepIsolated(next);
    element.dataset['drawn'] = String(Number(element.dataset['drawn'] ?? 0) + 1);
  }

  /** Says under the chart what it shows, as the reader wants it; on paper stands the picture's own. */
  private caption(): void {
    const { element, source } = this;
    const caption = element.querySelector('figcaption');
    if (!('curves' in source) || !caption) return;
    let live = caption.querySelector('.shown');
    if (!live) {
      const still = document.createElement('span');
      still.className = 'still';
      still.append(...caption.childNodes);
      live = document.createElement('span');
      live.className = 'shown';
      caption.append(still, live);
    }
    live.textContent = lossCaption(source.curves, source.view);
  }

  /** Singles out whom the reader has chosen, also in a chart drawn anew; offers the choice first. */
  private async keepIsolated(view: View): Promise<void> {
    const optimizers = isolatable(view);
    if (optimizers.length < 2) return;
    if (!this.offersIsolation) {
      this.offersIsolation = true;
      const control = isolationControl(optimizers, (optimizer) => {
        this.isolated = optimizer;
        if (this.view) void isolate(this.view, optimizer);
      });
      this.controls().prepend(control);
    }
    if (this.isolated !== undefined) await isolate(view, this.isolated);
  }

  /** Where the reader's choices stand, above the chart. */
  private controls(): HTMLElement {
    const there = this.element.querySelector<HTMLElement>(':scope > .controls');
    if (there) return there;
    const box = document.createElement('div');
    box.className = 'controls';
    partOf(this.element, '.picture').before(box);
    return box;
  }

  /** Its name in the report. */
  get name(): string {
    return this.element.dataset['name'] ?? 'chart';
  }

  /** Goes on with newer numbers, where they are others. */
  async follow(source: LiveChart['source']): Promise<void> {
    const now = this.source;
    if ('curves' in now) this.source = { ...now, curves: source as LossCurves };
    else if (JSON.stringify(source) === JSON.stringify(now.specification)) return;
    else this.source = { specification: source as ChartSpec };
    if (this.isDrawn) await this.draw();
  }

  /** Puts the live view in the picture's place, with what the reader can do. */
  private prepare(): void {
    const { element, live, source } = this;
    this.isDrawn = true;
    element.classList.add('drawn');
    const picture = partOf(element, '.picture');
    picture.after(live);
    if ('curves' in source) {
      const controls = lossControls(source.curves, source.view, (view) => {
        if ('curves' in this.source) this.source = { ...this.source, view };
        void this.draw();
      });
      picture.before(controls);
    }
    const tools = document.createElement('div');
    tools.className = 'tools';
    for (const [label, action] of this.downloads()) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.title = `Download this chart as ${label}`;
      button.addEventListener('click', () => void action());
      tools.append(button);
    }
    live.after(tools);
    // For tests and for the curious: the view that is shown.
    Object.defineProperty(element, 'vegaView', { get: () => this.view });
  }

  private specification(): ChartSpec {
    const { source } = this;
    return 'curves' in source
      ? lossSpecification(source.curves, source.view)
      : source.specification;
  }

  private downloads(): Download[] {
    const { name, source } = this;
    return [
      [
        'SVG',
        async () => {
          save(`${name}.svg`, 'image/svg+xml', await (await this.light()).toSVG());
        },
      ],
      [
        'PNG',
        async () => {
          save(`${name}.png`, await (await this.light()).toImageURL('png', 2));
        },
      ],
      [
        'Vega-Lite',
        () => {
          const text = JSON.stringify(this.specification(), undefined, 2);
          save(`${name}.vl.json`, 'application/json', text);
        },
      ],
      ...('curves' in source || hasPoints(source.specification)
        ? ([
            [
              'CSV',
              () => {
                const now = this.source;
                const data =
                  'curves' in now ? lossData(now.curves, now.view) : pointData(now.specification);
                save(`${name}.csv`, 'text/csv', data);
              },
            ],
          ] satisfies Download[])
        : []),
    ];
  }

  /** The chart as it is, on white and in its usual size: for taking away. */
  private async light(): Promise<View> {
    const { source } = this;
    const specification =
      'curves' in source
        ? lossSpecification(source.curves, { ...source.view, live: false })
        : source.specification;
    const { spec } = compile(still(specification));
    const view = new View(parse(spec, {}, { ast: true }), { expr: expressionInterpreter });
    return view.runAsync();
  }
}

/** What the chart shows, in words, for those who can't see it. */
function describe(live: HTMLElement, description: string): void {
  const svg = live.querySelector('svg');
  if (!svg) return;
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', description);
  for (const part of svg.querySelectorAll('[role]')) {
    part.removeAttribute('role');
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-roledescription');
  }
}

/** Where the chart has the page's own title, that is left out; its notes stay. */
function withoutRepeatedTitle(specification: ChartSpec): ChartSpec {
  const { title, ...others } = specification;
  if (title?.text !== document.querySelector('h1')?.textContent) return specification;
  const notes = title?.subtitle ?? [];
  return notes.length === 0
    ? others
    : { ...others, title: { text: notes, fontSize: 13, fontWeight: 'normal' } };
}
