import type { JsonValue } from '../../../event/json.ts';

/** An element of XML, whether it came from text or from the binary form of event logs, where values have types. */
export interface Element {
  readonly name: string;
  readonly attributes: readonly (readonly [string, JsonValue])[];
  /** Elements and values in their order. Text of XML is one string. */
  readonly content: readonly Content[];
}

export type Content = { readonly element: Element } | { readonly value: JsonValue };

export function isElement(content: Content): content is { readonly element: Element } {
  return 'element' in content;
}
