import type { TopLevelSpec } from 'vega-lite';
import type { Axis } from 'vega-lite/types_unstable/axis.js';
import type { StringFieldDef } from 'vega-lite/types_unstable/channeldef.js';
import type { Scale } from 'vega-lite/types_unstable/scale.js';

export type { Axis, Scale };

/** A Vega-Lite specification in layers, as all charts are. */
export type LayeredSpec = Extract<TopLevelSpec, { readonly layer: unknown }>;

/** A layer: one kind of mark, or layers that share data and channels. */
export type Layer = LayeredSpec['layer'][number];

/** A layer of one kind of mark. */
export type Unit = Extract<Layer, { readonly mark: unknown }>;

/** The channels of a mark. */
export type Encoding = NonNullable<Unit['encoding']>;

/** What a tooltip tells of a row. */
export type ToldField = StringFieldDef<string>;
