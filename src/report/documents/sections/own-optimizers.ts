import type { OptimizerEntry } from '../../../experiment/schema.ts';
import { html, type Html } from '../../page/html.ts';
import { tableHtml } from '../../page/page-parts.ts';

/** Which optimizers are not the library's, whatever they are called, and what identifies each. */
export function ownOptimizersHtml(entries: readonly OptimizerEntry[]): Html {
  const own = entries.filter(({ module, optimizer }) => module ?? optimizer);
  if (own.length === 0) return html``;
  return tableHtml({
    caption: 'Optimizers that are not the library’s',
    columns: [{ heading: 'optimizer' }, { heading: 'from' }, { heading: 'SHA-256' }],
    rows: own.map(({ label, name, module }) => [
      label ?? name,
      module ? name : 'an object in code',
      hashText(module),
    ]),
  });
}

function hashText(module: OptimizerEntry['module']): string {
  if (!module) return 'none: nothing identifies it';
  const { bundleSha256, sha256 } = module;
  return bundleSha256
    ? `${bundleSha256}, with all that it imports`
    : `${sha256}, of that file alone`;
}
