import { chartConfig, PLOT } from './appearance.ts';

/** A chart's name for tools, its title, its size and the look that all charts share. */
export function frame(
  { title, subtitle = [], description }: FrameWords,
  { width = PLOT.width, height = PLOT.height }: FrameSize,
) {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description,
    title: { text: title, ...(subtitle.length > 0 ? { subtitle: [...subtitle] } : {}) },
    width,
    height,
    config: chartConfig,
  };
}

interface FrameWords {
  readonly title: string;
  readonly subtitle?: readonly string[];
  readonly description: string;
}

interface FrameSize {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}
