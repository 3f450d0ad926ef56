import type { JsonObject } from '../../../event/json.ts';
import type { Format, Plane } from '../format.ts';
import { elasticDoc } from './elastic-hit.ts';
import { normaliseDocument, type Passing } from './normalise-document.ts';

/** A format of Elastic documents that are passed on as they are, and have a name of their own so that they can be counted. */
export function passThrough(
  about: { readonly name: string; readonly title: string; readonly plane: Plane },
  fits: (doc: JsonObject) => boolean,
  passing: Passing = {},
): Format {
  return {
    ...about,
    // What is to be completed is made of any field at all.
    canRepeat: (record) => passing.leaves?.(elasticDoc(record) ?? record) ?? true,
    recognise(record) {
      const doc = elasticDoc(record);
      return doc !== undefined && fits(doc);
    },
    normalise(record, context) {
      return normaliseDocument(record, passing, context);
    },
  };
}
