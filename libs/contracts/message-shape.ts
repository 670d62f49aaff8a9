/**
 * How a message looks in code, for every reader of the protos: one type describes it wherever it arrives. The generated
 * types are made with the same options, see gen.mjs.
 */
export const messageShape = {
  longs: String,
  enums: String,
  defaults: true,
  oneofs: true,
  arrays: true,
  objects: true,
};
