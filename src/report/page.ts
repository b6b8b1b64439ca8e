import { createHash } from 'node:crypto';
import type { Spec } from 'vega';
import { stringify } from 'yaml';
import type { Results } from '../results/results.ts';
import { batchesInWords } from './batches-in-words.ts';
import { finalColumns, finalTable } from './final-table.ts';
import { finding } from './finding.ts';
import { embeddedJson, Html, html } from './html.ts';
import { pageStyle } from './page-style.ts';
import { smoothingNote } from './smoothing-note.ts';
import { statusText } from './words.ts';
import { viewerScript } from './viewer.generated.ts';

/** A chart with its picture. */
export interface PageChart {
  readonly caption: string;
  readonly vega: Spec;
  readonly svg: string;
}

/**
 * The report as one HTML file: it needs no network, and its content security policy allows no
 * script but its own. Without scripts the charts are there as pictures.
 */
export function renderPage(results: Results, charts: readonly PageChart[]): string {
  const { manifest } = results;
  const { experiment } = manifest;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; script-src '${scriptHash()}'; style-src 'unsafe-inline'; img-src data:"
        />
        <link rel="icon" href="data:," />
        <title>${experiment.title}</title>
        <style>
          ${new Html(pageStyle)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <p class="kicker">lockstep ${manifest.lockstep} · ${experiment.name}</p>
            <h1>${experiment.title}</h1>
            <p class="finding">${finding(results)}</p>
          </header>
          ${charts.map(chartFigure)}
          <section>
            <h2>Final results</h2>
            ${finalResults(results)}
            <p class="note">Losses are those of the training batches. ${smoothingNote(results)}</p>
          </section>
          <section>
            <h2>What was compared</h2>
            ${new Html(experiment.description ? html`<p>${experiment.description}</p>`.text : '')}
            ${comparedTable(results)}
          </section>
          <section>
            <h2>The same data and batches for all</h2>
            ${evidence(results)}
          </section>
          <section>
            <h2>Run it again</h2>
            <p>
              The same experiment file gives the same bytes in <code>losses.csv</code>,
              <code>evaluations.csv</code> and <code>manifest.json</code>, on every machine.
            </p>
            <pre>${results.environment?.command ?? `npx lockstep run ${experiment.name}`}</pre>
            <details>
              <summary>The experiment file, with every default filled in</summary>
              <pre>${stringify(experiment)}</pre>
            </details>
            ${environmentDetails(results)}
          </section>
        </main>
        ${PAGE_SCRIPT}
      </body>
    </html> `.text;
}

/** In one piece: the policy's hash is of every character between the tags. */
const PAGE_SCRIPT = new Html(`<script>${viewerScript}</script>`);

function scriptHash(): string {
  return `sha256-${createHash('sha256').update(viewerScript).digest('base64')}`;
}

function chartFigure({ caption, vega, svg }: PageChart): Html {
  return html`<figure class="chart">
    <div class="picture" role="img" aria-label="${vega.description ?? caption}">
      ${new Html(svg)}
    </div>
    <script type="application/json">
      ${embeddedJson(vega)}
    </script>
    <figcaption>${caption}</figcaption>
  </figure> `;
}

function finalResults(results: Results): Html {
  const columns = finalColumns(results);
  const heads = columns.map(
    ({ heading, numeric }) =>
      html`<th scope="col" class="${numeric ? 'number' : 'text'}">${heading}</th>`,
  );
  const rows = finalTable(results).map((row) => {
    const cells = columns
      .slice(1)
      .map(
        ({ numeric, cell }) => html`<td class="${numeric ? 'number' : 'text'}">${cell(row)}</td>`,
      );
    return html`<tr>
      <th scope="row">${row.optimizer}</th>
      ${cells}
    </tr> `;
  });
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function comparedTable({ manifest }: Results): Html {
  const { network, precision, iterations, batchSize, record, init, seed, dataset } =
    manifest.experiment;
  const facts: [string, string][] = [
    [
      'Network',
      `${manifest.dataset.inputSize}-${network.hiddenSize}-${manifest.dataset.classes}, ` +
        `${network.activation === 'relu' ? 'ReLU' : 'Sigmoid'}, weights ${network.weightInitStd}·randn, ${precision}`,
    ],
    [
      'Data',
      `${dataset.name}: ${manifest.dataset.trainSize} training and ${manifest.dataset.testSize} test rows`,
    ],
    ['Training', `${iterations} iterations, batches of ${batchSize} drawn with replacement`],
    ['Recorded loss', `${record} the update, on the same batch`],
    [
      'First parameters',
      init === 'shared'
        ? `the same for all, from seed ${seed}`
        : `drawn for each in turn from the one stream of seed ${seed}`,
    ],
    ['Tuning', 'none: the options as given below'],
  ];
  const optimizers = manifest.experiment.optimizers.filter(({ enabled }) => enabled);
  return html`<dl>
      ${facts.map(
        ([term, fact]) =>
          html`<dt>${term}</dt>
            <dd>${fact}</dd> `,
      )}
    </dl>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">optimizer</th>
            <th scope="col">options</th>
            <th scope="col">schedule</th>
          </tr>
        </thead>
        <tbody>
          ${optimizers.map(
            ({ label, name, options, schedule, wrappers = [] }) =>
              html`<tr>
                <th scope="row">${label ?? name}</th>
                <td>${[optionsText(options), ...wrappers.map((one) => `in ${namedText(one)}`)].join('; ')}</td>
                <td>${namedText(schedule)}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>`;
}

/** A schedule or wrapper: its name, and its options behind it. */
function namedText({ name, ...options }: { name: string } & Record<string, unknown>): string {
  return [name, optionsText(options)].filter(Boolean).join(': ');
}

function optionsText(options: Record<string, unknown>): string {
  return Object.entries(options)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

function evidence({ manifest }: Results): Html {
  const words = batchesInWords(manifest.runs);
  return html`<p>${words}</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">run</th>
            <th scope="col">status</th>
            <th scope="col">batches, SHA-256</th>
            <th scope="col">first parameters, SHA-256</th>
          </tr>
        </thead>
        <tbody>
          ${manifest.runs.map(
            (run) =>
              html`<tr>
                <th scope="row">${run.optimizer}</th>
                <td>${statusText(run)}</td>
                <td><code>${run.batchesSha256}</code></td>
                <td><code>${run.initialParametersSha256}</code></td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <details>
      <summary>The data files, by SHA-256</summary>
      <ul>
        ${manifest.dataset.files.map(({ name, sha256 }) => html`<li>${name}<br /><code>${sha256}</code></li> `)}
      </ul>
    </details>`;
}

function environmentDetails({ environment }: Results): Html {
  if (!environment) return html`<p>The machine and the times of this run were not kept.</p>`;
  const { machine, versions, startedAt, seconds, engine, workers } = environment;
  return html`<details>
    <summary>The machine and the versions</summary>
    <p>
      ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.platform}
      (${machine.architecture}); started ${startedAt}, trained for ${seconds.toFixed(1)} seconds by the ${engine} engine, workers: ${workers}.
    </p>
    <ul>
      ${Object.entries(versions).map(([name, version]) => html`<li>${name} ${version}</li> `)}
    </ul>
  </details>`;
}
