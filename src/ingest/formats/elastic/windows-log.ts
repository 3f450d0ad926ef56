import type { JsonObject } from '../../../event/json.ts';
import type { Format } from '../format.ts';
import { completeWinlog, isComplete } from './complete-winlog.ts';
import { passThrough } from './pass-through.ts';
import { winlogId } from './winlog.ts';

/** A format of documents of a Windows event log. */
export function windowsLog(name: string, title: string, fits: (doc: JsonObject) => boolean): Format {
  return passThrough({ name, title, plane: 'guest' }, fits, {
    nativeId: winlogId,
    complete: completeWinlog,
    leaves: isComplete,
  });
}
