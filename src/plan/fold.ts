/**
 * The form of a text that comparison without regard to case uses, in Unicode. It does not depend on what surrounds a
 * letter: JavaScript lower-cases a sigma at the end of a word differently, so `ΟΔΟΣ` would not be found in `ΟΔΟΣΑ`.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes('ς') ? lower.replaceAll('ς', 'σ') : lower;
}
