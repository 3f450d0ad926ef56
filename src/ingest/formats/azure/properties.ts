import { firstText } from '../../../event/fields.ts';
import type { JsonValue } from '../../../event/json.ts';
import { compactOrNone, objectOf, parseJsonText, without } from './json-text.ts';

export interface Properties {
  /** `azure.activitylogs.properties`: an object, or text that is no JSON. */
  readonly properties: JsonValue | undefined;
  readonly eventCategory: string;
  /** `message` of the document. */
  readonly statusMessage: string | undefined;
  readonly result: JsonValue | undefined;
}

const renamed = new Set([
  'eventCategory',
  'statusMessage',
  'statusCode',
  'serviceRequestId',
  'requestBody',
  'responseBody',
]);

export function readProperties(value: JsonValue | undefined): Properties {
  const properties = objectOf(value);
  if (!properties) {
    return {
      properties: value ?? undefined,
      eventCategory: 'Administrative',
      statusMessage: undefined,
      result: undefined,
    };
  }
  const message = properties['statusMessage'];
  return {
    properties: compactOrNone({
      ...without(properties, renamed),
      status_code: properties['statusCode'],
      service_request_id: properties['serviceRequestId'],
      requestBody: parseJsonText(properties['requestBody']),
      responseBody: parseJsonText(properties['responseBody']),
    }),
    eventCategory:
      firstText(properties['eventCategory']) ??
      (properties['policies'] === undefined ? 'Administrative' : 'Policy'),
    statusMessage:
      typeof message === 'object' && message !== null ? JSON.stringify(message) : firstText(message),
    result: properties['result'],
  };
}
