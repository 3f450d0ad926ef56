/** A text as one word of bash, zsh and fish alike: nothing in it is expanded. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
