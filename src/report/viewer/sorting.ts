/** Lets the reader sort each table by a column: by its heading, up, and down again. */
export function addSorting(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-name]')) {
    const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
    const [body] = table.tBodies;
    if (!body || body.rows.length < 2) continue;
    headings.forEach((heading, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.textContent = heading.textContent.trim();
      button.addEventListener('click', () => {
        const isUp = heading.ariaSort !== 'ascending';
        for (const other of headings) other.removeAttribute('aria-sort');
        heading.ariaSort = isUp ? 'ascending' : 'descending';
        sortRows(body, column, isUp ? 1 : -1);
      });
      heading.replaceChildren(button);
    });
  }
}

/** What is no number stands last in a column of numbers, either way. */
function sortRows(body: HTMLTableSectionElement, column: number, sign: 1 | -1): void {
  const rows = [...body.rows].map((row) => {
    const cell = row.cells[column];
    const text = cell?.dataset['value'] ?? cell?.textContent.trim() ?? '';
    return { row, text, value: text === '' ? NaN : Number(text) };
  });
  const hasNumbers = rows.some(({ value }) => !Number.isNaN(value));
  rows.sort((a, b) => {
    if (!hasNumbers) return sign * a.text.localeCompare(b.text, 'en');
    const [noA, noB] = [Number.isNaN(a.value), Number.isNaN(b.value)];
    if (noA || noB) return Number(noA) - Number(noB);
    return a.value < b.value ? -sign : a.value > b.value ? sign : 0;
  });
  body.append(...rows.map(({ row }) => row));
}
