import { chartConfig, PLOT } from './appearance.ts';

/** A chart's name for tools, its title, its size and the look that all charts share. */
export function frame(
  title: string,
  description: string,
  { subtitle = [], width = PLOT.width, height = PLOT.height }: FrameOptions = {},
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

interface FrameOptions {
  readonly subtitle?: readonly string[];
  readonly width?: number;
  readonly height?: number;
}
