/** The report page's style sheet. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: #1b1f24; --quiet: #57606a; --page: #fbfbfa; --card: #ffffff; --line: #d9dde2; --accent: #0a5a9c;
}
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e9ec; --quiet: #a3abb4; --page: #15181c; --card: #1d2126; --line: #363c44; --accent: #7cc0f5; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.55 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
.kicker { margin: 0; color: var(--quiet); font-size: .875rem; letter-spacing: .02em; }
h1 { margin: .25rem 0 .75rem; font-size: clamp(1.6rem, 4vw, 2.3rem); line-height: 1.2; letter-spacing: -.01em; }
h2 { margin: 2.75rem 0 .75rem; font-size: 1.25rem; }
.finding { max-width: 46rem; margin: 0; font-size: 1.1rem; }
.chart { margin: 2rem 0 0; padding: 1rem; background: #fff; border: 1px solid var(--line); border-radius: .5rem; }
.chart svg { display: block; width: 100%; height: auto; }
figcaption { padding: .5rem .5rem 0; color: #57606a; font-size: .9rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .925rem; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--quiet); font-weight: 500; vertical-align: bottom; }
.number { text-align: right; }
.note { color: var(--quiet); font-size: .9rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 0 0 1.25rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, 'DejaVu Sans Mono', monospace; font-size: .85em; }
td code { overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: .85rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; }
details { margin: .75rem 0; }
summary { cursor: pointer; color: var(--accent); }
@media (max-width: 34rem) {
  main { padding-top: 1.5rem; }
  .chart { margin-inline: -1.25rem; border-inline: 0; border-radius: 0; padding: .5rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
}
@media print {
  :root { --text: #000; --quiet: #444; --page: #fff; --card: #fff; --line: #ccc; }
  main { max-width: none; padding: 0; }
  .chart, table, tr { break-inside: avoid; }
}
`;
