import { redacted } from './mark.ts';

/** Signatures of shared access: with one, whoever reads the address reads, and perhaps writes, what it names. */
const signature = /((?:[?&]|\\u0026|&amp;)sig=)[^&\s"'\\;|)]+/gi;

/** The handlers log the addresses of scripts and outputs whole, and command lines hold them. */
export function redactSas(text: string): string {
  return text.replace(signature, `$1${redacted}`);
}
