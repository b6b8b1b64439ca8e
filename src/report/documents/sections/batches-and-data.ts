import type { AnyResults } from '../../../study/results.ts';
import { html, type Html } from '../../page/html.ts';
import { detailsHtml, filesHtml, tableHtml } from '../../page/page-parts.ts';
import { batchEvidence } from '../batch-evidence.ts';
import type { ReportSection } from './section.ts';

/** Whether all were trained on the same batches, and on which data: the hashes that show it. */
export function batchesAndData(results: AnyResults): ReportSection {
  const { heading, words, table } = batchEvidence(results);
  const files = results.kind === 'study' ? results.manifest.data : results.manifest.dataset.files;
  return {
    heading,
    content: html`<p>${words}</p>
      ${table ? hashesHtml(results.kind, tableHtml(table)) : ''} ${filesHtml(files)}`,
  };
}

/** A study has many seeds, whose hashes only some want to see. */
function hashesHtml(kind: AnyResults['kind'], table: Html): Html {
  return kind === 'study' ? detailsHtml('The hashes, by seed', table) : table;
}
