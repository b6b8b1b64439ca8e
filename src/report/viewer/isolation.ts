import { changeset, truthy, type View } from 'vega';

/** Where Vega-Lite keeps what the selection named `isolated` holds. */
const STORE = 'isolated_store';

/** The optimizers that a chart can single out; none where it can't. */
export function isolatable(view: View): string[] {
  try {
    view.data(STORE);
    const scale = view.scale('color') as { domain(): string[] };
    return scale.domain();
  } catch {
    return [];
  }
}

/** Singles out one optimizer, or shows all. */
export async function isolate(view: View, optimizer: string | undefined): Promise<void> {
  const chosen = {
    fields: [{ type: 'E', field: 'optimizer' }],
    values: [optimizer],
  };
  await view
    .change(
      STORE,
      changeset()
        .remove(truthy)
        .insert(optimizer === undefined ? [] : [chosen]),
    )
    .runAsync();
}

/** A list to choose from, for those who can't click a legend. */
export function isolationControl(
  optimizers: readonly string[],
  onChange: (optimizer: string | undefined) => void,
): HTMLElement {
  const select = document.createElement('select');
  select.append(new Option('all', ''));
  optimizers.forEach((optimizer, i) => select.append(new Option(optimizer, String(i))));
  select.addEventListener('change', () => {
    onChange(select.value === '' ? undefined : optimizers[Number(select.value)]);
  });
  const label = document.createElement('label');
  label.append('Show', select);
  return label;
}
