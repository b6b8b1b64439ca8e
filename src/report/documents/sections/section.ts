import type { Html } from '../../page/html.ts';

/** A part of a report under a heading of its own. */
export interface ReportSection {
  readonly heading: string;
  readonly content: Html;
}
