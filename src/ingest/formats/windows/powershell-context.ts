import { firstText } from '../../../event/fields.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { WindowsEvent } from './windows-event.ts';

/**
 * What PowerShell writes as lines of `Name = value` into one field: `ContextInfo` of 4103, the last of the unnamed data of the classic
 * log. Names without their blanks, as Elastic's pipelines and Sigma's rules have them: `HostApplication`.
 */
export function powershellContext(event: WindowsEvent): JsonObject {
  const text = firstText(event.data['ContextInfo']) ?? classicContext(event);
  if (text === undefined) return {};
  const pairs: [string, string][] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^\s*([A-Za-z][A-Za-z ]{0,40}?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== '' && value !== '') pairs.push([nameOf(name.replace(/ /g, '')), value]);
  }
  return Object.fromEntries(pairs);
}

/** 400, 403, 600, 800 of `Windows PowerShell`: the last of two or three. */
function classicContext({ data }: WindowsEvent): string | undefined {
  const last = firstText(data['param3']) ?? firstText(data['param2']);
  return last?.includes('=') ? last : undefined;
}

/** 4103 and the classic log differ in two names. */
function nameOf(name: string): string {
  if (name === 'HostID') return 'HostId';
  return name === 'PipelineID' ? 'PipelineId' : name;
}
