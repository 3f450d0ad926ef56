/** Forms in which `show` shows a run. */
export const showFormats = ['table', 'json'] as const;

export type ShowFormat = (typeof showFormats)[number];
