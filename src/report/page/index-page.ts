import { Html, html } from './html.ts';
import { pageStyle } from './page-style.ts';

/** A report of a folder, as its page tells it. */
export interface ListedReport {
  /** Its page's path from the index. */
  readonly page: string;
  /** Its picture's, where there is one. */
  readonly picture: string | undefined;
  /** As HTML. */
  readonly title: Html;
  readonly finding: Html;
}

/** What a report's page says of itself: its title and the first paragraph of its finding. */
export function titleAndFinding(page: string): Pick<ListedReport, 'title' | 'finding'> {
  const [, title = ''] = /<title>([\s\S]*?)<\/title>/.exec(page) ?? [];
  const [, finding = ''] = /<div class="finding">\s*<p>([\s\S]*?)<\/p>/.exec(page) ?? [];
  // Escaped already: it comes out of a page as it goes into another.
  return { title: new Html(title.trim()), finding: new Html(finding.trim()) };
}

/** The page that lists all reports of a folder with their pictures. */
export function renderIndex(reports: readonly ListedReport[]): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file: data:"
        />
        <link rel="icon" href="data:," />
        <title>lockstep: reports</title>
        <style>
          ${new Html(`${pageStyle}
.reports { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 1.25rem; padding: 0; list-style: none; }
.reports li { padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
.reports img { display: block; width: 100%; height: auto; background: #fff; border-radius: .3rem; }
.reports a { color: var(--accent); }
.reports h2 { margin: .5rem 0; font-size: 1.05rem; }
.reports p { margin: 0; color: var(--quiet); font-size: .9rem; }`)}
        </style>
      </head>
      <body>
        <main>
          <h1>Reports</h1>
          <ul class="reports">
            ${reports.map(
              ({ page, picture, title, finding }) =>
                html`<li>
                  ${picture === undefined ? '' : html`<img src="${picture}" alt="" />`}
                  <h2><a href="${page}">${title}</a></h2>
                  <p>${finding}</p>
                </li> `,
            )}
          </ul>
        </main>
      </body>
    </html> `.text;
}
