import type { JsonValue } from '../../event/json.ts';
import { printableJson } from '../text/printable-json.ts';

/**
 * JSON in a script element that no browser runs. Within one, markup begins at `<` alone: escaped, no text can end the element
 * or open a comment. A reader of JSON gets the very same text back.
 */
export function dataElement(id: string, value: unknown): string {
  const text = printableJson(value as JsonValue).replaceAll('<', String.raw`\u003c`);
  return `<script type="application/json" id="${id}">${text}</script>\n`;
}

/** Text between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
