import { stringify } from 'csv-stringify/browser/esm/sync';

/** Saves a text, or what a data URL holds, as a file. */
export function save(name: string, typeOrUrl: string, text?: string): void {
  const link = document.createElement('a');
  const url =
    text === undefined ? typeOrUrl : URL.createObjectURL(new Blob([text], { type: typeOrUrl }));
  link.href = url;
  link.download = name;
  link.click();
  if (text !== undefined) setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Every table can be taken away as CSV, with all digits. */
export function addTableDownloads(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-name]')) {
    const tools = toolsWith('CSV', 'Download this table as CSV', () => {
      const rows = [...table.rows].map((row) =>
        [...row.cells].map((cell) => cell.dataset['value'] ?? cell.textContent.trim()),
      );
      const name = (table.dataset['name'] ?? 'table').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
      save(`${name.slice(0, 60)}.csv`, 'text/csv', stringify(rows));
    });
    table.parentElement?.after(tools);
  }
}

/** Commands and files can be copied. */
export function addCopyButtons(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.copy')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy: ${box.dataset['label'] ?? ''}`);
    button.addEventListener('click', () => {
      const text = box.querySelector('pre')?.textContent ?? '';
      void copy(text).then((isDone) => {
        button.textContent = isDone ? 'Copied' : 'Select it and copy by hand';
        setTimeout(() => (button.textContent = 'Copy'), 2000);
      });
    });
    box.append(button);
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function toolsWith(label: string, title: string, action: () => void): HTMLElement {
  const tools = document.createElement('div');
  tools.className = 'tools';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.title = title;
  button.addEventListener('click', action);
  tools.append(button);
  return tools;
}
