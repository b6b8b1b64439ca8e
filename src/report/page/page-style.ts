/** The report page's style sheet. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: #1b1f24; --quiet: #57606a; --page: #fbfbfa; --card: #ffffff; --line: #d9dde2; --accent: #0a5a9c;
  --alert: #fdeed6; --alert-edge: #b45309;
}
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e9ec; --quiet: #a3abb4; --page: #15181c; --card: #1d2126; --line: #363c44; --accent: #7cc0f5; --alert: #3b2a10; --alert-edge: #f59e0b; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.55 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2.25rem 1.25rem 4rem; }
.kicker { margin: 0; color: var(--quiet); font-size: .875rem; letter-spacing: .02em; overflow-wrap: anywhere; }
h1 { margin: .25rem 0 .75rem; font-size: clamp(1.5rem, 4vw, 2.2rem); line-height: 1.2; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { margin: 2.75rem 0 .75rem; font-size: 1.25rem; overflow-wrap: anywhere; }
.warning { margin: 0 0 1.5rem; padding: .75rem 1rem; background: var(--alert); border-inline-start: .35rem solid var(--alert-edge); border-radius: .3rem; font-weight: 600; overflow-wrap: anywhere; }
.finding { max-width: 48rem; font-size: 1.075rem; overflow-wrap: anywhere; }
.finding p { margin: 0 0 .6rem; }
li { margin: .2rem 0; overflow-wrap: anywhere; }
.chart { margin: 1.5rem 0 0; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
.chart svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
.picture { background: #fff; border-radius: .3rem; }
.drawn .picture { display: none; }
.live { overflow: hidden; }
figcaption { padding: .5rem .5rem 0; color: var(--quiet); font-size: .9rem; max-width: 50rem; overflow-wrap: anywhere; }
figcaption .still { display: none; }
.scroll { overflow-x: auto; }
.scroll:focus-visible, pre:focus-visible { outline: 2px solid var(--accent); }
table { border-collapse: collapse; width: 100%; font-size: .925rem; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.scroll { position: relative; }
th, td { padding: .45rem .75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody th { font-weight: 600; min-width: 8.25rem; max-width: 20rem; overflow-wrap: anywhere; }
td.text { min-width: 6.5rem; overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-weight: 500; vertical-align: bottom; }
th.number, td.number { text-align: right; }
thead button.sort { all: unset; cursor: pointer; }
thead button.sort:hover { text-decoration: underline; }
thead button.sort:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
th[aria-sort] button.sort { color: var(--text); }
th[aria-sort="ascending"] button.sort::after { content: " ↑"; }
th[aria-sort="descending"] button.sort::after { content: " ↓"; }
td.number { white-space: nowrap; }
.note { color: var(--quiet); font-size: .9rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 0 0 1.25rem; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, 'DejaVu Sans Mono', monospace; font-size: .85em; overflow-wrap: anywhere; }
pre { overflow-x: auto; max-height: 28rem; padding: .85rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; }
.copy { position: relative; }
.copy button { position: absolute; top: .5rem; right: .5rem; }
details { margin: .75rem 0; }
.chart details { margin: .5rem .5rem 0; font-size: .95rem; }
summary { cursor: pointer; color: var(--accent); }
.tools, .controls, .vega-bindings { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: .25rem .5rem; font-size: .875rem; color: var(--quiet); }
.tools { justify-content: flex-end; padding-bottom: 0; }
.controls label, .vega-bind label { display: inline-flex; gap: .4rem; align-items: center; }
button, select { font: inherit; color: var(--accent); background: var(--card); border: 1px solid var(--line); border-radius: .3rem; padding: .15rem .6rem; cursor: pointer; }
button:hover { border-color: var(--accent); }
input { accent-color: var(--accent); }
#vg-tooltip-element { position: fixed; z-index: 10; visibility: hidden; pointer-events: none; max-width: 22rem; padding: .5rem .65rem; background: var(--card); color: var(--text); border: 1px solid var(--line); border-radius: .35rem; box-shadow: 0 2px 8px rgb(0 0 0 / .18); font-size: .8rem; overflow-wrap: anywhere; }
#vg-tooltip-element.visible { visibility: visible; }
#vg-tooltip-element table { width: auto; font-size: inherit; }
#vg-tooltip-element td { padding: .05rem .35rem; border: 0; }
#vg-tooltip-element td.key { color: var(--quiet); text-align: right; max-width: 12rem; }
@media (max-width: 34rem) {
  main { padding-top: 1.5rem; }
  .chart { margin-inline: -1.25rem; border-inline: 0; border-radius: 0; padding: .5rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
}
@media print {
  :root { --text: #000; --quiet: #444; --page: #fff; --card: #fff; --line: #ccc; --accent: #000; --alert: #fff; --alert-edge: #000; color-scheme: light; }
  .warning { border: 2px solid #000; }
  main { max-width: none; padding: 0; }
  .chart, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  .live, .tools, .controls, .copy button, .chart details { display: none; }
  .drawn .picture { display: block; }
  figcaption .still { display: inline; }
  figcaption .shown { display: none; }
  pre { max-height: none; white-space: pre-wrap; }
}
`;
