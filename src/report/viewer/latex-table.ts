const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '−': '$-$',
  '±': '$\\pm$',
};

/** A table for a paper, with the lines of LaTeX's package booktabs; as it is sorted on the page. */
export function latexTable(table: HTMLTableElement): string {
  const [header = [], ...rows] = [...table.rows].map((row) => [...row.cells]);
  const columns = header.map((cell) => (cell.className === 'number' ? 'r' : 'l')).join('');
  const line = (cells: readonly HTMLTableCellElement[]) =>
    `${cells.map((cell) => escaped(cell.textContent.trim())).join(' & ')} \\\\`;
  return [
    `\\begin{tabular}{${columns}}`,
    '\\toprule',
    line(header),
    '\\midrule',
    ...rows.map(line),
    '\\bottomrule',
    '\\end{tabular}',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\~^−±&%$#_{}]/g, (special) => SPECIAL[special] ?? `\\${special}`);
}
