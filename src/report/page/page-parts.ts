import { html, Html } from './html.ts';
import { cellText, cellValue, type ReportTable } from './report-table.ts';

/** A table that can be taken away as CSV: the numbers behind rounded texts stand in its cells. */
export function tableHtml({ caption, columns, rows }: ReportTable): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table data-name="${caption}">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(
            ({ heading, numeric }) =>
              html`<th scope="col" class="${numeric ? 'number' : 'text'}">${heading}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...cells]) =>
            html`<tr>
              <th scope="row">${cellText(first ?? '')}</th>
              ${cells.map((cell, i) => cellHtml(cell, columns[i + 1]?.numeric === true))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function cellHtml(cell: ReportTable['rows'][number][number], isNumeric: boolean): Html {
  const kind = isNumeric ? 'number' : 'text';
  return typeof cell === 'string'
    ? html`<td class="${kind}">${cell}</td>`
    : html`<td class="${kind}" data-value="${cellValue(cell)}">${cellText(cell)}</td>`;
}

/** A term, and what is to be said of it. */
export type Fact = readonly [term: string, fact: string];

/** Terms and what is to be said of each. */
export function factsHtml(facts: readonly Fact[]): Html {
  return html`<dl>
    ${facts.map(
      ([term, fact]) =>
        html`<dt>${term}</dt>
          <dd>${fact}</dd> `,
    )}
  </dl>`;
}

/** What is opened by who wants to know. */
export function detailsHtml(summary: string, content: Html): Html {
  return html`<details>
    <summary>${summary}</summary>
    ${content}
  </details>`;
}

/** Text to be copied. */
export function copyHtml(label: string, text: string): Html {
  return html`<div class="copy" data-label="${label}">
    <pre tabindex="0" role="region" aria-label="${label}">${text}</pre>
  </div>`;
}

/** Paragraphs. */
export function paragraphsHtml(texts: readonly string[]): Html {
  return new Html(texts.map((text) => html`<p>${text}</p>`.text).join(''));
}

/** Data files by their hashes. */
export function filesHtml(files: readonly { name: string; sha256: string }[]): Html {
  if (files.length === 0) return html`<p>No data set was read.</p>`;
  return detailsHtml(
    'The data files, by SHA-256',
    html`<ul>
      ${files.map(({ name, sha256 }) => html`<li>${name}<br /><code>${sha256}</code></li> `)}
    </ul>`,
  );
}
