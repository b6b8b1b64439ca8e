import { stringify } from 'csv-stringify/browser/esm/sync';
import { latexTable } from './latex-table.ts';

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

/** Every table can be taken away as CSV, with all digits, and as LaTeX, as it is read. */
export function addTableDownloads(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-name]')) {
    const tools = document.createElement('div');
    tools.className = 'tools';
    tools.append(
      buttonOf('CSV', 'Download this table as CSV', () => {
        const rows = [...table.rows].map((row) =>
          [...row.cells].map((cell) => cell.dataset['value'] ?? cell.textContent.trim()),
        );
        const name = (table.dataset['name'] ?? 'table').toLowerCase();
        const file = name.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 60);
        save(`${file}.csv`, 'text/csv', stringify(rows));
      }),
      buttonOf('LaTeX', 'Copy this table as LaTeX', (button) => {
        copyFrom(button, 'LaTeX', latexTable(table));
      }),
    );
    table.parentElement?.after(tools);
  }
}

/** Commands and files can be copied. */
export function addCopyButtons(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.copy')) {
    const button = buttonOf('Copy', '', () => {
      copyFrom(button, 'Copy', box.querySelector('pre')?.textContent ?? '');
    });
    button.setAttribute('aria-label', `Copy: ${box.dataset['label'] ?? ''}`);
    box.append(button);
  }
}

/** Copies a text, and says on the button whether it is done. */
function copyFrom(button: HTMLButtonElement, label: string, text: string): void {
  void copy(text).then((isDone) => {
    button.textContent = isDone ? 'Copied' : 'Select it and copy by hand';
    setTimeout(() => (button.textContent = label), 2000);
  });
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function buttonOf(
  label: string,
  title: string,
  action: (button: HTMLButtonElement) => void,
): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  if (title !== '') button.title = title;
  button.addEventListener('click', () => action(button));
  return button;
}
