/** The JSON Schema of experiment files that comes with lockstep, for editors. */
export const schemaUrl = new URL('../../schema/experiment.schema.json', import.meta.url).href;
