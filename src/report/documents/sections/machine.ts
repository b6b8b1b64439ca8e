import type { Environment } from '../../../results/environment.ts';
import { html, type Html } from '../../page/html.ts';
import { detailsHtml } from '../../page/page-parts.ts';

/** The machine that something ran on, and the versions. */
export function machineHtml(
  { machine, versions }: Pick<Environment, 'machine' | 'versions'>,
  course: string,
): Html {
  return detailsHtml(
    'The machine and the versions',
    html`<p>
        ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.platform}
        (${machine.architecture}); ${course}.
      </p>
      <ul>
        ${Object.entries(versions).map(([name, version]) => html`<li>${name} ${version}</li> `)}
      </ul>`,
  );
}
