import type { ReportTable } from '../../page/report-table.ts';
import type { LossCurves } from '../experiment/loss/loss-curves.ts';
import { frame } from '../shared/frame.ts';
import type { LayeredSpec } from './vega-lite.ts';

/** A chart ready to be drawn. */
export interface DrawnChart<Name extends string = string> {
  /** Names its files and its place in the page: lower-case letters, digits, hyphens. */
  readonly name: Name;
  /** The problem that it is of, where there are several. */
  readonly problem?: string;
  /** What stands under it, one or two sentences. */
  readonly caption: string;
  /** With the data inside, and a description in words. */
  readonly specification: ChartSpec;
  /** The numbers behind it. */
  readonly table: ReportTable;
  /** What a page needs to draw it anew as the reader likes. */
  readonly curves?: LossCurves;
}

/** A chart's Vega-Lite specification, which says what it is for tools and in words. */
export type ChartSpec = LayeredSpec & {
  readonly $schema: string;
  readonly title?: ChartTitle;
  readonly description: string;
};

/** A title, with lines under it. */
export interface ChartTitle {
  readonly text: string | string[];
  readonly subtitle?: string[];
  readonly fontSize?: number;
  readonly subtitleFontSize?: number;
  readonly fontWeight?: 'normal';
}

/** What the reader sees: Vega-Lite's channels and layers over the rows, and what size they take. */
export interface ChartMarks extends Pick<
  LayeredSpec,
  'data' | 'encoding' | 'layer' | 'params' | 'transform' | 'usermeta' | 'view'
> {
  /** Of the plot, in pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** What is read: in the picture, under it, and instead of it. */
export interface ChartWords {
  readonly title: string;
  /** Lines under the title. */
  readonly subtitle?: readonly string[];
  /** For those who can't see it: what it is and what it shows, in a sentence. */
  readonly description: string;
  /** What stands under it, one or two sentences. */
  readonly caption: string;
}

/**
 * The grammar that every chart is written in.
 * @typeParam Subject what it is of
 * @typeParam Rows the numbers that it shows, with what all its parts know of them
 */
export interface ChartParts<Subject, Rows> {
  /** Typed data from the results; nothing where there is none. */
  readonly rows: (subject: Subject) => Rows | undefined;
  readonly marks: (rows: Rows) => ChartMarks;
  readonly words: (rows: Rows) => ChartWords;
  /** The numbers behind it. */
  readonly table: (rows: Rows) => ReportTable;
  /** Of a chart that a page can draw anew as the reader likes: what it needs for that. */
  readonly curves?: (rows: Rows) => LossCurves;
}

/** A chart from its parts; none where the subject has no data for it. */
export function assembled<Name extends string, Subject, Rows>(
  name: Name,
  parts: ChartParts<Subject, Rows>,
  subject: Subject,
): DrawnChart<Name>[] {
  const rows = parts.rows(subject);
  if (rows === undefined) return [];
  const words = parts.words(rows);
  return [
    {
      name,
      caption: words.caption,
      specification: specificationOf(words, parts.marks(rows)),
      table: parts.table(rows),
      ...(parts.curves ? { curves: parts.curves(rows) } : {}),
    },
  ];
}

/** A chart's Vega-Lite specification from its words and its marks. */
export function specificationOf(
  words: Omit<ChartWords, 'caption'>,
  { width, height, ...marks }: ChartMarks,
): ChartSpec {
  return { ...frame(words, { width, height }), ...marks };
}
